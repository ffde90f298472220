using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>Expressions that each mean one of several options; the longest at a place counts.</summary>
/// <param name="expressions">As they are written.</param>
/// <param name="negations">What denies the option right behind it.</param>
internal sealed class OptionExpressions(
    IEnumerable<(string Phrase, string Option)> expressions, IReadOnlyList<string> negations)
{
    private readonly IReadOnlyList<(string Phrase, string Option)> expressions =
        [.. expressions.Select(e => (Phrase: TextNormalizer.Normalize(e.Phrase), e.Option))
            .Where(e => e.Phrase.Length > 0).OrderByDescending(e => e.Phrase.Length)];

    /// <param name="normal">The normalised utterance.</param>
    /// <param name="rest">Loses the expressions used.</param>
    public (HashSet<string> Named, HashSet<string> Denied) Read(string normal, ref string rest)
    {
        var (named, denied) = (new HashSet<string>(), new HashSet<string>());
        var text = normal;
        foreach (var (phrase, option) in expressions)
        {
            for (var at = TextSearch.Find(text, phrase, 0); at >= 0; at = TextSearch.Find(text, phrase, 0))
            {
                (IsDenied(text, at) ? denied : named).Add(option);
                rest = rest.Replace(phrase, " ", StringComparison.Ordinal);
                text = string.Concat(text.AsSpan(0, at), "\u0001", text.AsSpan(at + phrase.Length));
            }
        }
        return (named, denied);
    }

    /// <summary>
    /// Right behind a denial: 「不是公司」, but not 「不是，公司」, where the comma has become a space; English
    /// keeps the space between words.
    /// </summary>
    private bool IsDenied(string text, int at) => negations.Any(n =>
        text.AsSpan(0, char.IsAscii(n[^1]) && at > 0 && text[at - 1] == ' ' ? at - 1 : at)
            .EndsWith(n, StringComparison.Ordinal));
}
