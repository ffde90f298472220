using BotService.Review.Low;
using BotService.Staff.Audit;

namespace BotService.Review.Improvements;

/// <param name="Quarter">Those that were under way in it; null: all.</param>
/// <param name="Status">A status, or <see cref="LowItem.Late"/>.</param>
public sealed record ImprovementFilter(
    Quarter? Quarter = null, string? Organisation = null, string? Status = null, string? Owner = null);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ImprovementRows(IReadOnlyList<Improvement> Rows, long Total, string? Next);

/// <summary>
/// The register. Every change takes along the deed that it is; texts are masked when they are kept. Rows go
/// <see cref="Kept"/> after they were closed or dropped.
/// </summary>
public interface IImprovements
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(5 * 365.25);

    Task<long> AddAsync(NewImprovement improvement, Func<long, Deed> deed, CancellationToken cancel);

    /// <summary>The newest first.</summary>
    Task<ImprovementRows> ListAsync(
        ImprovementFilter filter, string? page, int max, DateOnly today, CancellationToken cancel);

    Task<Improvement?> FindAsync(long number, CancellationToken cancel);

    Task<IReadOnlyList<Proof>> EvidenceAsync(long number, CancellationToken cancel);

    /// <summary>A file of the improvement; null when there is none of that number.</summary>
    Task<(string Name, byte[] Content)?> FileAsync(long number, long evidence, CancellationToken cancel);

    /// <summary>Effects as they were measured, the newest first.</summary>
    Task<IReadOnlyList<MeasuredEffect>> EffectsAsync(long number, CancellationToken cancel);

    /// <returns>Refused when it is not planned.</returns>
    Task<Change> StartAsync(long number, int version, Deed deed, CancellationToken cancel);

    /// <param name="content">Of a file.</param>
    /// <returns>Refused when it is over.</returns>
    Task<Change> AddEvidenceAsync(long number, Proof evidence, byte[]? content, Deed deed, CancellationToken cancel);

    /// <returns>Refused when it is over.</returns>
    Task<Change> AddEffectAsync(long number, Effect effect, Deed deed, CancellationToken cancel);

    /// <summary>
    /// What the quarter after the closing showed. It is not looked at again; where it is worse, the improvement is
    /// opened again.
    /// </summary>
    Task<Change> AddQuarterAsync(long number, int version, Quarter quarter, Effect effect, Deed deed, CancellationToken cancel);

    /// <returns>Refused without evidence since it was last opened again, without a measured effect since then, or when
    /// it is over or the person is its owner.</returns>
    Task<Change> CloseAsync(long number, int version, Deed deed, CancellationToken cancel);

    /// <returns>Refused when it is not over.</returns>
    Task<Change> ReopenAsync(long number, int version, Deed deed, CancellationToken cancel);

    /// <returns>Refused when it is over.</returns>
    Task<Change> DropAsync(long number, int version, Deed deed, CancellationToken cancel);

    /// <summary>Closed ones whose next quarter is over and has not been looked at yet.</summary>
    Task<IReadOnlyList<Improvement>> DueForLookingAsync(DateOnly today, CancellationToken cancel);

    /// <summary>Whether turns were answered with a release.</summary>
    Task<bool> WasReleasedAsync(string release, CancellationToken cancel);

    Task ForgetAsync(DateTimeOffset now, CancellationToken cancel);
}
