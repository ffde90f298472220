using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Editing.Replay;

/// <summary>Replays of drafts, and what people decided on what they found.</summary>
public interface IReplays
{
    /// <summary>
    /// Puts a content into the line; one that waits, runs or is done stays as it is, one that failed waits again.
    /// </summary>
    Task AskAsync(long draft, string content, string release, Deed deed, CancellationToken cancel);

    /// <summary>Takes the next in line, unless another runs: one at a time, in whatever process.</summary>
    /// <param name="until">Who has not written a result by then is taken for dead.</param>
    /// <returns>Null when there is none, or it is not its turn.</returns>
    Task<DraftReplay?> TakeAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancel);

    /// <param name="figures">Null: it came to nothing.</param>
    /// <param name="groups">In the order in which they are to be shown.</param>
    Task DoneAsync(
        long number, ReplayFigures? figures, IReadOnlyList<ReplayGroup> groups, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The replay of a content; null when none was asked for.</summary>
    Task<DraftReplay?> FindAsync(long draft, string content, string release, CancellationToken cancel);

    Task<IReadOnlyList<ReplayGroup>> GroupsAsync(long number, CancellationToken cancel);

    /// <summary>What was decided last on groups of these ids in replays of the same draft before this one.</summary>
    Task<IReadOnlyDictionary<string, ReplayGroup>> BeforeAsync(long draft, long number, CancellationToken cancel);

    /// <summary>Accepts or refuses a group of a replay that is done.</summary>
    /// <param name="decision"><see cref="GroupDecision.Accepted"/> or <see cref="GroupDecision.Refused"/>.</param>
    /// <param name="was">What stood there when it was decided; null: nothing did.</param>
    /// <returns>Stale when somebody else decided meanwhile.</returns>
    Task<Change> DecideAsync(
        long number, string group, string decision, string word, string? was, Deed deed, CancellationToken cancel);

    /// <summary>
    /// Takes out replays that were asked for before that time, of drafts of which no release was made.
    /// </summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken cancel);
}
