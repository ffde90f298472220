using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Script;

/// <summary>Expressions that mean a thing: when the utterance is nothing else, or when it holds them.</summary>
/// <param name="Entry">The entry that a command is about, when there is one.</param>
/// <param name="Locale">The language that a command goes over to, when it does.</param>
public sealed record PhraseSet(
    IReadOnlySet<string> Whole, IReadOnlyList<string> Within, string? Entry = null, string? Locale = null)
{
    public bool Fits(string normal) => Whole.Contains(normal) || Within.Any(p => TextSearch.Holds(normal, p));
}

/// <summary>A short reply to what is no request.</summary>
/// <param name="Leads">By locale, what goes before the answer to a request that it stands beside; empty for nothing.</param>
public sealed record Smalltalk(
    PhraseSet Phrases, IReadOnlyDictionary<string, string> Replies, IReadOnlyDictionary<string, string> Leads);

/// <summary>
/// The expressions of all locales together: people change languages within a sentence. Lists stand longest first.
/// </summary>
/// <param name="Facets">By part of a reply, the expressions that ask for it alone.</param>
/// <param name="Refusals">What stands before an expression that is not wanted.</param>
/// <param name="Corrections">What an utterance begins with that takes back an answer.</param>
/// <param name="Joins">What may stand between two requests in one message.</param>
/// <param name="ScoreUnits">What may stand beside the number of a rating.</param>
/// <param name="Scores">Digits and words, each with the rating from 1 to 5 it means.</param>
public sealed record Phrases(
    IReadOnlyDictionary<string, PhraseSet> Commands,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Facets,
    IReadOnlyList<string> Refusals,
    IReadOnlyList<string> Corrections,
    IReadOnlyList<string> Joins,
    IReadOnlyList<string> Have,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Question,
    IReadOnlyList<string> Fillers,
    IReadOnlyList<string> ScoreUnits,
    IReadOnlyDictionary<string, int> Scores)
{
    /// <summary>By act, the expressions that do it.</summary>
    public IReadOnlyDictionary<Act, IReadOnlyList<string>> Acts { get; init; } =
        new Dictionary<Act, IReadOnlyList<string>>();

    public Denials Denials { get; init; } = Denials.None;

    /// <summary>What says that a paper is not at hand.</summary>
    public Denials Lacks { get; init; } = Denials.None;

    /// <summary>All the other papers: 其他都有.</summary>
    public IReadOnlyList<string> Rest { get; init; } = [];

    /// <summary>Between what is and what is not: 但, 只有.</summary>
    public IReadOnlyList<string> Contrasts { get; init; } = [];

    /// <summary>What says that something is to be done with what follows: it is not at hand by that.</summary>
    public IReadOnlyList<string> Wants { get; init; } = [];

    /// <summary>What makes a sentence a question to be answered by yes or no: 嗎, 行不行.</summary>
    public IReadOnlyList<string> Whether { get; init; } = [];

    /// <summary>What stands before the place that is left, and before the one gone to: 從…搬到….</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    public IReadOnlyList<string> Destinations { get; init; } = [];

    /// <summary>What stands between things of one kind: 跟, 和.</summary>
    public IReadOnlyList<string> SideBySide { get; init; } = [];

    /// <summary>Emoji that stand alone, each with the word it says.</summary>
    public IReadOnlyDictionary<string, string> Emoji { get; init; } = new Dictionary<string, string>();

    /// <summary>What speaks of something said before: 剛才, the first one.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];

    /// <summary>Words that hold what an organisation's matter is called and are none of it: 電話, 薪水.</summary>
    public IReadOnlyList<string> Unlike { get; init; } = [];

    /// <summary>What is said of being called back, by what it says: ask, now, morning, move.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> CallBacks { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    public Roles Roles { get; init; } = Roles.None;

    /// <summary>Small words that may stand beside an act and change nothing of it.</summary>
    public IReadOnlyList<string> Softeners { get; init; } = [];

    internal IReadOnlyList<string> CallBack(string kind) => CallBacks.GetValueOrDefault(kind, []);
}
