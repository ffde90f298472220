using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>Expressions that each mean one of several options; the longest at a place counts.</summary>
/// <param name="expressions">As they are written.</param>
/// <param name="polarity">Tells which of them are denied.</param>
internal sealed class OptionExpressions(
    IEnumerable<(string Phrase, string Option)> expressions, PolarityReader polarity)
{
    private readonly PhraseIndex expressions = new(expressions);

    /// <param name="normal">The normalised utterance.</param>
    /// <param name="rest">Loses the expressions used.</param>
    /// <returns>What is named, and what is denied; what is unclear is in neither.</returns>
    public (HashSet<string> Named, HashSet<string> Denied) Read(string normal, ref string rest)
    {
        var mentions = new List<Mention>();
        var text = normal;
        foreach (var (phrase, option) in expressions.In(normal))
        {
            for (var at = TextSearch.Find(text, phrase, 0); at >= 0; at = TextSearch.Find(text, phrase, 0))
            {
                mentions.Add(new Mention(at, at + phrase.Length, option));
                rest = rest.Replace(phrase, " ", StringComparison.Ordinal);
                text = TextSearch.Take(text, at, phrase.Length);
            }
        }
        if (mentions.Count == 0) return ([], []);
        mentions.Sort((a, b) => a.At.CompareTo(b.At));
        var read = polarity.Read(normal, mentions);
        HashSet<string> Of(Polarity wanted) => [.. mentions.Where((_, i) => read[i] == wanted).Select(m => m.Meaning)];
        return (Of(Polarity.Affirmed), Of(Polarity.Denied));
    }
}
