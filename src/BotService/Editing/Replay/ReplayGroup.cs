namespace BotService.Editing.Replay;

/// <summary>Sentences that are answered otherwise in the same way.</summary>
/// <param name="Id">Made of what they have in common: the same in the next run.</param>
/// <param name="Count">How many sentences: each question once, each turn of a conversation, each list given.</param>
/// <param name="IsExpected">The draft was meant to change this.</param>
/// <param name="Example">Of somebody who said it, masked; empty once it was taken back.</param>
public sealed record ReplayGroup(
    string Id, string Kind, int Count, bool IsExpected, ReplayDifference Difference, string Example)
{
    /// <summary>One of <see cref="GroupDecision"/>; null: it is open, unless it was expected.</summary>
    public string? Decision { get; init; }

    public string? By { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Word { get; init; }

    /// <summary>Expected, open, accepted or refused.</summary>
    public string Status => Decision ?? (IsExpected ? GroupDecision.Expected : GroupDecision.Open);
}

public static class GroupDecision
{
    public const string Accepted = "accepted", Refused = "refused", Expected = "expected", Open = "open";
}
