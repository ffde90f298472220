using BotService.Engine.Language;

namespace BotService.Engine.Search;

/// <summary>Finds the places in a text that a query looked for.</summary>
internal static class Marker
{
    public static MarkedText Mark(string text, IReadOnlyList<QueryTerm> terms)
    {
        if (terms.Count == 0) return new(text, []);
        var (buffer, origins) = (new char[TextNormalizer.MaxLength], new int[TextNormalizer.MaxLength]);
        var normal = new string(buffer, 0, TextNormalizer.Normalize(text, buffer, origins));
        var marked = new bool[text.Length];
        foreach (var (start, length) in terms.SelectMany(t => Find(normal, t)))
        {
            // All that folded away between two characters of a find, such as an apostrophe, belongs to it.
            var last = origins[start + length - 1];
            marked.AsSpan(origins[start]..(last + (char.IsHighSurrogate(text[last]) && last + 1 < text.Length ? 2 : 1)))
                .Fill(true);
        }
        var marks = new List<MarkedSpan>();
        for (var i = 0; i < marked.Length; i++)
        {
            var start = i;
            while (i < marked.Length && marked[i]) i++;
            if (i > start) marks.Add(new(start, i - start));
        }
        return new(text, marks);
    }

    /// <summary>Where a normalised text holds the term, or pairs of its characters.</summary>
    public static IEnumerable<(int Start, int Length)> Find(string normal, QueryTerm term) => term.Kind switch
    {
        TermKind.Phrase => Expressions(normal, term.Text),
        TermKind.Word => Words(normal, term.Text),
        _ when term.Text.Length <= 2 => Expressions(normal, term.Text),
        _ => Pairs(normal, term.Text),
    };

    private static IEnumerable<(int, int)> Expressions(string normal, string expression)
    {
        for (var at = TextSearch.Find(normal, expression, 0); at >= 0; at =
            TextSearch.Find(normal, expression, at + expression.Length)) yield return (at, expression.Length);
    }

    /// <summary>Whole words that begin so.</summary>
    private static IEnumerable<(int, int)> Words(string normal, string word)
    {
        var stem = word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;
        for (var at = normal.IndexOf(stem, StringComparison.Ordinal); at >= 0; at = normal.IndexOf(
            stem, at + stem.Length, StringComparison.Ordinal))
        {
            if (at > 0 && Scripts.Of(normal[at - 1]) == Script.Latin) continue;
            var end = at + stem.Length;
            while (end < normal.Length && Scripts.Of(normal[end]) == Script.Latin) end++;
            if (word.Length > 1 || end - at == 1) yield return (at, end - at);
        }
    }

    private static IEnumerable<(int, int)> Pairs(string normal, string run)
    {
        for (var i = 0; i + 2 <= run.Length; i++)
        {
            var pair = run.Substring(i, 2);
            for (var at = normal.IndexOf(pair, StringComparison.Ordinal); at >= 0; at =
                normal.IndexOf(pair, at + 1, StringComparison.Ordinal)) yield return (at, 2);
        }
    }
}
