using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Editing.Approval;

/// <summary>What is proposed, and who approved it. Each change takes along the deed that it is.</summary>
public interface IApprovals
{
    /// <summary>
    /// Proposes a content and asks for its replay, both or none; approvals given before count no more.
    /// </summary>
    /// <param name="until">When an answer is expected.</param>
    Task<Change> ProposeAsync(
        long draft, int version, string content, string release, DateTimeOffset until, Deed deed, CancellationToken cancel);

    /// <summary>
    /// Counts a vote for a content, once for each person and kind, and approves the draft when enough have.
    /// </summary>
    /// <param name="content">What they saw.</param>
    Task<VoteOutcome> VoteAsync(long draft, string content, string kind, Deed deed, CancellationToken cancel);

    Task<ProposedDraft> ReadAsync(long draft, CancellationToken cancel);

    /// <summary>Whether the replay of what is proposed is done, and none of its groups is open or refused.</summary>
    Task<bool> IsReplayedAsync(long draft, CancellationToken cancel);

    /// <summary>Marks that somebody looks at it now.</summary>
    Task LookAsync(long draft, string by, DateTimeOffset now, CancellationToken cancel);

    /// <summary>
    /// Drafts that wait for this person's approval, and how many of them for longer than was expected.
    /// </summary>
    Task<(int Waiting, int Late)> WaitingAsync(string person, DateTimeOffset now, CancellationToken cancel);
}
