namespace BotService.Editing.Replay;

/// <summary>A draft's content held against the release it changes.</summary>
/// <param name="Content">By <see cref="Releases.Files.FileList.Digest"/>.</param>
/// <param name="State">One of <see cref="ReplayState"/>.</param>
/// <param name="Figures">Null until it is done.</param>
public sealed record DraftReplay(
    long Number, long Draft, string Content, string Base, string State, DateTimeOffset At, DateTimeOffset? DoneAt, ReplayFigures? Figures);

/// <param name="Release">The id that a release of the content would have.</param>
/// <param name="Same">How many of all sentences are answered as before.</param>
/// <param name="Problems">Why the content cannot be asked: what <c>check</c> says of it. Then nothing was.</param>
public sealed record ReplayFigures(
    string Release, int Questions, int Conversations, int Receipts, int Same, double Seconds, IReadOnlyList<DateOnly> Days,
    IReadOnlyList<string> Problems)
{
    /// <summary>The cases of changed entries whose lists read otherwise.</summary>
    public IReadOnlyList<ChangedCase> Cases { get; init; } = [];
}

public static class ReplayState
{
    public const string Waiting = "waiting", Running = "running", Done = "done", Failed = "failed";
}
