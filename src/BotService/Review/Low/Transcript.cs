using BotService.Staff.Audit;

namespace BotService.Review.Low;

/// <summary>A conversation as staff read it. All texts were masked when they came.</summary>
/// <param name="Lines">In their order, at most as many as were asked for.</param>
/// <param name="Next">The number to go on after; null when these are the last.</param>
public sealed record Transcript(
    string Id, string Channel, string? Locale, DateTimeOffset Began, long Turns, IReadOnlyList<TalkLine> Lines, long? Next);

/// <param name="Sequence">Its number in the conversation.</param>
/// <param name="Type">Of the activity, such as <c>message</c>.</param>
/// <param name="Text">Null where something without words was sent.</param>
/// <param name="Offers">Labels that the assistant offered.</param>
/// <param name="Receipt">Number of the sheet that came with it.</param>
/// <param name="Turn">How the turn went that this line began; null for all other lines.</param>
public sealed record TalkLine(
    long Sequence, DateTimeOffset At, bool IsAssistant, string Type, string? Text, IReadOnlyList<string> Offers,
    string? Receipt, TalkTurn? Turn)
{
    /// <summary>Under which name a person said it, empty for none; null: no person of ours did.</summary>
    public string? WorkName { get; init; }
}

/// <summary>The record of a turn.</summary>
/// <param name="Kind">Of the reply that mattered most, such as <c>checklist</c>.</param>
/// <param name="Case">Slot → option.</param>
/// <param name="Outcome">matched · ambiguous · out-of-scope · no-input · none · fault</param>
/// <param name="Rivals">Entries considered, best first, with how probable each was told to be.</param>
/// <param name="Why">Null where nothing was to be recognised.</param>
public sealed record TalkTurn(
    string Kind, string? Entry, IReadOnlyDictionary<string, string> Case, double? Score,
    IReadOnlyList<(string Entry, double Probability)> Rivals, string Outcome, string? Language, string Release,
    double Milliseconds, TalkWhy? Why);

/// <summary>Why a sentence was understood so, in short.</summary>
/// <param name="InScope">How probably it is about any entry, and the <paramref name="Limit"/> below which it is refused.</param>
/// <param name="Nearest">The first entry's own sentence that is nearest; null when they share nothing.</param>
/// <param name="Pieces">Parts of the text that counted most: above 0 for the first entry, below for the second.</param>
public sealed record TalkWhy(
    double InScope, double Limit, string? Nearest, IReadOnlyList<(string Text, double Weight)> Pieces);

public interface ITalks
{
    /// <summary>The organisations of the entries that came up; null when there is no such conversation.</summary>
    Task<IReadOnlySet<string>?> OrganisationsAsync(string conversation, CancellationToken cancel);

    /// <summary>Opens it. The look is kept before anything is shown.</summary>
    /// <param name="after">Lines of higher numbers only; 0: from the start.</param>
    /// <param name="look">The deed <c>conversations/look</c>; null: it was opened before, and is only shown again.</param>
    /// <returns>Null when there is no such conversation.</returns>
    Task<Transcript?> OpenAsync(string conversation, long after, int max, Deed? look, CancellationToken cancel);
}

/// <summary>Whether somebody may look into a conversation: it is theirs when one of its turns is.</summary>
public static class TalkScope
{
    public static bool Sees(this Staff.Person person, IReadOnlySet<string> organisations) =>
        person.Organisation is not { } own || organisations.Contains(own);
}
