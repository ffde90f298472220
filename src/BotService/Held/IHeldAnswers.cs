using BotService.Conversations;
using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Held;

/// <param name="Organisation">Only its own; null: all.</param>
/// <param name="Status">One of <see cref="HeldStates"/>; null: any.</param>
public sealed record HeldFilter(string? Organisation = null, string? Status = null);

/// <param name="Total">As far as the filter goes.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record HeldListing(IReadOnlyList<HeldAnswer> Rows, long Total, string? Next);

/// <summary>
/// Answers that wait for approval. Each decision takes along the deed that it is, and what is said is said with it.
/// </summary>
internal interface IHeldAnswers
{
    /// <summary>How long one is kept after it was decided.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>How long it is kept how they fared, and by which rules.</summary>
    static readonly TimeSpan CountsKept = TimeSpan.FromDays(400);

    /// <summary>Those that wait first, by their clocks; then the others, the latest first.</summary>
    Task<HeldListing> ListAsync(HeldFilter filter, string? page, int most, DateTimeOffset now, CancellationToken cancel);

    Task<HeldAnswer?> FindAsync(long number, CancellationToken cancel);

    /// <summary>All that wait, without what they would say.</summary>
    Task<IReadOnlyList<HeldAnswer>> WaitingAsync(CancellationToken cancel);

    /// <summary>
    /// Decides one that waits: what is said goes out, and its conversation goes on, with this or not at all.
    /// </summary>
    Task<Change> DecideAsync(HeldAnswer answer, HeldDecision decision, Deed deed, CancellationToken cancel);

    /// <summary>How the answers of each entry fared that were held on some days, the most held first.</summary>
    Task<IReadOnlyList<Acceptance>> AcceptanceAsync(string? organisation, DateOnly from, DateOnly to, CancellationToken cancel);

    /// <summary>Takes out rules and counts that were kept long enough; answers go by retention.</summary>
    Task EraseAsync(DateTimeOffset now, CancellationToken cancel);
}

/// <summary>What becomes of an answer.</summary>
/// <param name="Status">Approved, edited, refused or lapsed.</param>
/// <param name="Replies">What is said, stamped.</param>
/// <param name="IsAnswer">The answer went out, edited or not: the dialogue goes on from it.</param>
/// <param name="Miss">Why the question counts as a miss; null: it does not.</param>
/// <param name="Edit">What was written in its place: it is proposed for the knowledge as well.</param>
/// <param name="Word">Why it was refused.</param>
internal sealed record HeldDecision(
    string Status, IReadOnlyList<StoredActivity> Replies, bool IsAnswer, string? Miss = null, HeldEdit? Edit = null, string? Word = null);

/// <param name="Was">All words of the answer as the assistant has it.</param>
/// <param name="Text">What goes out in their place, masked.</param>
internal sealed record HeldEdit(string Was, string Text);

/// <summary>
/// How the answers of an entry fared that were held. Those shown and not decided wait, or were withdrawn.
/// </summary>
public sealed record Acceptance(string Entry, long Shown, long Approved, long Edited, long Refused, long Lapsed);
