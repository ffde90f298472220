namespace BotService.Editing.Replay;

/// <summary>How what is said differs, for all sentences where it does so alike.</summary>
/// <param name="Kind">One of <see cref="ReplayKind"/>.</param>
/// <param name="Locale">Of changed words; null: all.</param>
/// <param name="Went">Lines of the list that are no more, as <c>part/id</c>.</param>
/// <param name="Came">Lines that are new.</param>
/// <param name="Reworded">Pieces that read otherwise, as <c>part/id</c>.</param>
public sealed record ReplayDifference(
    string Kind, ReplaySide Old, ReplaySide New, string? Locale, IReadOnlyList<string> Went, IReadOnlyList<string> Came,
    IReadOnlyList<string> Reworded)
{
    /// <summary>The day for which it was asked, where it is another than that of the replay.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>One of the two, at the example.</summary>
/// <param name="Act">One of <c>answered</c>, <c>asked-back</c>, <c>refused</c>, <c>talked</c>, <c>warned</c>.</param>
/// <param name="Asks">What is asked next; null: nothing.</param>
/// <param name="InForce">First day of the version told, <c>yyyy-MM-dd</c>; null: no list was told.</param>
/// <param name="Says">What is said, a line each.</param>
/// <param name="Nearest">What the recogniser found, with its probability.</param>
public sealed record ReplaySide(
    string Act, IReadOnlyList<string> Entries, string? Asks, string? InForce, IReadOnlyList<string> Says,
    IReadOnlyList<ReplayScore> Nearest);

/// <param name="Probability">0…1.</param>
public sealed record ReplayScore(string Entry, double Probability);

public static class ReplayKind
{
    public const string Entry = "entry", List = "list", Asks = "asks", Refused = "refused", Answered = "answered", Words = "words";

    public static readonly IReadOnlyList<string> All = [Refused, Entry, Asks, List, Answered, Words];
}
