using BotService.Engine.Plans.Difference;
using BotService.Staff.Audit;

namespace BotService.Renewal.Changes;

/// <param name="By">Who wrote it, by id.</param>
public sealed record KeptName(long Number, ChangedName Name, string By, DateTimeOffset At);

/// <summary>
/// The changes of names that staff know of, besides those in the data. They are kept until somebody takes them out.
/// </summary>
public interface IPlanNames
{
    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<KeptName>> ListAsync(CancellationToken cancel);

    /// <returns>False when just this is known already.</returns>
    Task<bool> AddAsync(ChangedName name, Deed deed, CancellationToken cancel);

    /// <returns>False when there is none.</returns>
    Task<bool> RemoveAsync(long number, Deed deed, CancellationToken cancel);
}
