using BotService.Engine.Intents;

namespace BotService.Review.Misses;

/// <summary>Questions that are alike and were not answered.</summary>
/// <param name="Title">The one of them that was asked most.</param>
/// <param name="Judgement">One of <see cref="Judgements"/>; null while nobody judged.</param>
/// <param name="Entry">What they belong to, by id, where that was the judgement.</param>
/// <param name="Proposal">The number of the proposal that came of it.</param>
/// <param name="Into">The group that it was merged into.</param>
/// <param name="Size">How often they were asked.</param>
/// <param name="Texts">How many different texts that were.</param>
/// <param name="Languages">By language as it was recognised, how often.</param>
/// <param name="Nearest">The entries that came nearest, by id, the nearest first; at most three.</param>
/// <param name="Organisation">Whose matter it is; null when it is nobody's in particular.</param>
public sealed record MissGroup(
    long Number, string Title, string Status, string? Assignee, DateOnly? Due, string? Judgement, string? Entry, long? Proposal,
    long? Into, int Version, long Size, long Texts, long Conversations, DateTimeOffset FirstAt, DateTimeOffset LastAt,
    IReadOnlyDictionary<string, long> Languages, IReadOnlyList<string> Nearest, string? Organisation)
{
    public DateTimeOffset? ChasedAt { get; init; }

    public bool IsOverdue(DateOnly today) => Status is GroupStatus.New or GroupStatus.Open && Due < today;
}

public static class GroupStatus
{
    public const string New = "new", Open = "open", Judged = "judged", Closed = "closed";

    /// <summary>For filters only: the due day has passed.</summary>
    public const string Overdue = "overdue";

    public static readonly IReadOnlyList<string> All = [New, Open, Judged, Closed];
}

public static class Judgements
{
    public const string Belongs = "belongs", NewEntry = "new-entry", OutOfScope = "out-of-scope", Spam = "spam",
        Merged = "merged", Answered = "answered";
}

/// <summary>One text of a group, however often it was asked.</summary>
/// <param name="Text">Masked.</param>
/// <param name="Reason">Why it was not answered, as the turn kept it; <see cref="NoResult"/> for a search.</param>
/// <param name="Before">What was said last before it, the latest last; masked.</param>
public sealed record MissText(
    long Number, long Group, string Text, string? Language, string Reason, long Size, DateTimeOffset FirstAt,
    DateTimeOffset LastAt, IReadOnlyList<Candidate> Nearest, string? Organisation, IReadOnlyList<string> Before)
{
    public const string NoResult = "no-search-result";

    /// <summary>The entries that came nearest, by id, the nearest first.</summary>
    public IReadOnlyList<string> NearestEntries => [.. Nearest.Select(n => n.Entry)];

    /// <summary>Something was masked in it: it is nobody's way of asking.</summary>
    public bool IsMasked => Text.Contains('〔', StringComparison.Ordinal);
}
