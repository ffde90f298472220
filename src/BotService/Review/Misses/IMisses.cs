using BotService.Staff.Audit;

namespace BotService.Review.Misses;

/// <param name="Status">One of <see cref="GroupStatus"/>; null: all but those merged into others.</param>
/// <param name="From">First and last day (Taiwan) on which something was asked last.</param>
public sealed record MissFilter(
    string? Organisation = null, string? Status = null, string? Assignee = null, DateOnly? From = null, DateOnly? To = null);

/// <param name="Lately">Asked in the last seven days.</param>
/// <param name="Before">In the seven days before those.</param>
public sealed record MissRow(MissGroup Group, long Lately, long Before);

/// <param name="Total">As far as the filter goes.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record MissListing(IReadOnlyList<MissRow> Rows, long Total, string? Next);

/// <summary>Groups of misses as staff work on them. Each change takes along the deed that it is.</summary>
public interface IMisses
{
    /// <summary>How long a group is kept after its last question, unless it is open.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>What is overdue first, then what was asked most.</summary>
    /// <param name="page">As a page before gave it; null: from the start.</param>
    Task<MissListing> ListAsync(MissFilter filter, string? page, int most, DateOnly today, CancellationToken cancel);

    /// <summary>Null when there is none of that number.</summary>
    Task<MissGroup?> FindAsync(long number, CancellationToken cancel);

    /// <summary>A group's texts, those asked most first.</summary>
    /// <param name="organisation">Those of one organisation only; null: all.</param>
    Task<IReadOnlyList<MissText>> TextsAsync(long group, string? organisation, int most, CancellationToken cancel);

    /// <summary>Takes it up: new becomes open.</summary>
    Task<Change> AssignAsync(long number, int version, string? assignee, DateOnly? due, Deed deed, CancellationToken cancel);

    /// <param name="proposal">What comes of it, by number; null for spam, which closes.</param>
    Task<Change> JudgeAsync(
        long number, int version, string judgement, string? entry, long? proposal, Deed deed, CancellationToken cancel);

    /// <summary>All its texts go over into another group; it closes.</summary>
    Task<Change> MergeAsync(long number, int version, long into, Deed deed, CancellationToken cancel);

    /// <summary>Some of its texts become a group of their own, and stay so.</summary>
    /// <returns>The new group's number; null when it was not done.</returns>
    Task<(Change Change, long? Number)> SplitAsync(
        long number, int version, IReadOnlyList<long> texts, Deed deed, CancellationToken cancel);

    /// <summary>Open again, without a judgement.</summary>
    Task<Change> ReopenAsync(long number, int version, Deed deed, CancellationToken cancel);

    /// <summary>Reminds whoever has it, and notes when.</summary>
    Task<Change> ChaseAsync(long number, Deed deed, CancellationToken cancel);

    /// <summary>Closes a judged group whose questions a release answers now, or opens it again.</summary>
    Task SettleAsync(long number, bool isAnswered, Deed deed, CancellationToken cancel);

    /// <summary>Groups by status, and of those not done how many are overdue.</summary>
    Task<IReadOnlyDictionary<string, long>> CountAsync(string? organisation, DateOnly today, CancellationToken cancel);
}
