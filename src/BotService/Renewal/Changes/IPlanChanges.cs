using BotService.Editing.Drafts;
using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Renewal.Changes;

/// <summary>How many changes of two plans are in each state.</summary>
/// <param name="Late">Of those that are open.</param>
public sealed record ChangeCounts(string A, string B, int Open, int Late, int Drafted, int Unneeded);

/// <summary>
/// What has to be done about the differences of two plans. Each change takes along the deed that it is.
/// </summary>
public interface IPlanChanges
{
    /// <summary>How long a decision is kept: over the next plan and its assessment.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(1100);

    /// <summary>
    /// Puts what was found on the list. What is there already stays as it was decided and keeps its day; an open one that is
    /// found no longer goes.
    /// </summary>
    /// <returns>How many were added or went; 0, and no deed, where the list is as it was.</returns>
    Task<int> KeepAsync(string a, string b, IReadOnlyList<FoundChange> found, Deed deed, CancellationToken cancel);

    /// <summary>In the order in which they were found.</summary>
    Task<IReadOnlyList<ListedChange>> ListAsync(string a, string b, CancellationToken cancel);

    Task<ListedChange?> FindAsync(long number, CancellationToken cancel);

    /// <summary>Begins a draft for it: both are kept, or neither.</summary>
    /// <returns>The draft's number; none where the change is another one by now, or decided.</returns>
    Task<(Change Outcome, long? Draft)> DraftAsync(long number, int version, NewDraft draft, Deed deed, CancellationToken cancel);

    /// <summary>Decides that nothing need be changed.</summary>
    Task<Change> NoNeedAsync(long number, int version, string reason, Deed deed, CancellationToken cancel);

    /// <summary>Takes a decision back.</summary>
    Task<Change> ReopenAsync(long number, int version, Deed deed, CancellationToken cancel);

    /// <summary>Of each two plans that have a list.</summary>
    Task<IReadOnlyList<ChangeCounts>> CountAsync(DateOnly today, CancellationToken cancel);

    /// <summary>Erases what was decided before a time.</summary>
    /// <returns>How many.</returns>
    Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel);
}
