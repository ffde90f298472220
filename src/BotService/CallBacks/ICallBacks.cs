using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.CallBacks;

/// <param name="Organisation">Only its own; null: all.</param>
/// <param name="Status">One of <see cref="CallBackStates"/>; null: any.</param>
/// <param name="Owner">By id; <see cref="Nobody"/> for those that nobody has taken; null: any.</param>
public sealed record CallBackFilter(string? Organisation = null, string? Status = null, string? Owner = null)
{
    public const string Nobody = "nobody";
}

/// <param name="Total">As far as the filter goes.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record CallBackListing(IReadOnlyList<CallBack> Rows, long Total, string? Next);

/// <summary>The calls that citizens were promised. Each change takes along the deed that it is.</summary>
internal interface ICallBacks
{
    /// <summary>How long it is kept that there was one.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>How long a telephone number waits for the rest of the talk.</summary>
    static readonly TimeSpan ContactWaits = TimeSpan.FromDays(1);

    /// <summary>Open ones first, by their clocks: the overdue stand at the head.</summary>
    Task<CallBackListing> ListAsync(CallBackFilter filter, string? page, int most, DateTimeOffset now, CancellationToken cancel);

    Task<CallBack?> FindAsync(long number, CancellationToken cancel);

    /// <summary>Takes one that nobody has, or over from whoever has it.</summary>
    /// <param name="from">Who has it; null: nobody. Another has it by now: stale.</param>
    Task<Change> ClaimAsync(long number, string? from, Deed deed, CancellationToken cancel);

    /// <summary>The telephone number, for its owner alone; each look is recorded.</summary>
    /// <returns>Null for everybody else, and where it is erased.</returns>
    Task<string?> LookAsync(long number, Deed deed, CancellationToken cancel);

    /// <summary>
    /// Keeps how a call went. Whoever was reached, or cannot be under this number, is not called again.
    /// </summary>
    /// <param name="next">From when to when it is tried again, where nobody was reached.</param>
    Task<Change> AttemptAsync(
        long number, int version, string outcome, string? word, (DateTimeOffset From, DateTimeOffset Until) next, Deed deed,
        CancellationToken cancel);

    /// <summary>
    /// Ends it. As not reached only after <see cref="CallAttempt.Enough"/> attempts at different hours.
    /// </summary>
    Task<Change> CloseAsync(long number, int version, string status, string? word, Deed deed, CancellationToken cancel);

    Task<Change> MoveAsync(
        long number, int version, string part, (DateTimeOffset From, DateTimeOffset Until) to, Deed deed, CancellationToken cancel);

    /// <summary>Those whose citizens have still to be told of a change.</summary>
    Task<IReadOnlyList<CallBack>> ToTellAsync(CancellationToken cancel);

    /// <summary>The citizen was told of the change that made this version.</summary>
    Task ToldAsync(long number, int version, CancellationToken cancel);

    /// <summary>
    /// Erases the telephone numbers that were kept long enough. An open call-back without its number is closed as not reached, for
    /// nobody can call any more.
    /// </summary>
    /// <returns>How many numbers were erased.</returns>
    Task<int> EraseAsync(DateTimeOffset now, TimeSpan keepFor, CancellationToken cancel);

    /// <summary>Open ones: all, those overdue, and those that nobody could call because the number is gone.</summary>
    Task<(long Open, long Late, long Lost)> CountAsync(DateTimeOffset now, CancellationToken cancel);
}
