using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>
/// Phrases that each mean something, by how they begin: of thousands of names a sentence can hold few.
/// </summary>
/// <param name="phrases">As they are written.</param>
internal sealed class PhraseIndex(IEnumerable<(string Phrase, string Meaning)> phrases)
{
    private readonly ILookup<char, (string Phrase, string Meaning, int Place)> byBeginning =
        phrases.Select((p, i) => (Phrase: TextNormalizer.Normalize(p.Phrase), p.Meaning, Place: i))
            .Where(p => p.Phrase.Length > 0).ToLookup(p => p.Phrase[0]);

    /// <summary>Those that a normalised text holds, longest first; of equally long ones in the order given.</summary>
    public IEnumerable<(string Phrase, string Meaning)> In(string normal) =>
        normal.Distinct().SelectMany(c => byBeginning[c]).Where(p => TextSearch.Holds(normal, p.Phrase))
            .OrderByDescending(p => p.Phrase.Length).ThenBy(p => p.Place).Select(p => (p.Phrase, p.Meaning));
}
