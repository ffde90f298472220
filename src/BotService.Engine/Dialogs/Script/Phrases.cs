using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Script;

/// <summary>Expressions that mean a thing: when the utterance is nothing else, or when it holds them.</summary>
public sealed record PhraseSet(IReadOnlySet<string> Whole, IReadOnlyList<string> Within)
{
    public bool Fits(string normal) => Whole.Contains(normal) || Within.Any(p => TextSearch.Holds(normal, p));
}

/// <summary>A short reply to what is no request.</summary>
public sealed record Smalltalk(PhraseSet Phrases, IReadOnlyDictionary<string, string> Replies);

/// <summary>The expressions of all locales together: people change languages within a sentence.</summary>
public sealed record Phrases(
    IReadOnlyDictionary<string, PhraseSet> Commands,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Facets,
    IReadOnlyList<string> Negations,
    IReadOnlyList<string> Have,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Question,
    IReadOnlyList<string> Fillers);
