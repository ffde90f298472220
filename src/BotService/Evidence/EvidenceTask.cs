using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Evidence;

/// <summary>That a half-year is assessed: who sees to it, and when it was done.</summary>
/// <param name="Owner">A person's id; null for nobody yet.</param>
/// <param name="Manifest">SHA-256 of the manifest of the pack that was handed in; null while none was.</param>
public sealed record EvidenceTask(HalfYear Half, string? Owner, DateTimeOffset? DoneAt, string? DoneBy, string? Manifest, int Version)
{
    public static EvidenceTask Of(HalfYear half) => new(half, null, null, null, null, 0);

    public bool IsDone => DoneAt is not null;

    public bool IsLate(DateOnly today) => !IsDone && Due < today;

    public DateOnly Due => Half.Due;
}

/// <summary>The half-years that somebody has to do with. Kept for ever, like the record.</summary>
public interface IEvidenceTasks
{
    Task<IReadOnlyList<EvidenceTask>> ListAsync(CancellationToken cancel);

    /// <param name="owner">Null takes it from whoever has it.</param>
    /// <returns>Refused when it is done.</returns>
    Task<Change> AssignAsync(HalfYear half, int version, string? owner, Deed deed, CancellationToken cancel);

    /// <returns>Refused when it is done already.</returns>
    Task<Change> CloseAsync(HalfYear half, int version, string manifest, Deed deed, CancellationToken cancel);
}
