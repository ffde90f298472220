using BotService.Engine.Language;

namespace BotService.Engine.Search;

/// <summary>
/// Reads what somebody typed: quotation marks, minus signs, words. Whatever it is, it is text; nothing in it is
/// ever run or interpreted further.
/// </summary>
/// <param name="setAside">Expressions that help nobody to find something.</param>
internal sealed class QueryReader(IReadOnlyCollection<string> setAside)
{
    /// <summary>Beyond these a query only gets slower, not better.</summary>
    private const int MostTerms = 24;

    private readonly HashSet<string> setAside = [.. setAside];
    private readonly string[] inRuns =
        [.. setAside.Where(s => s.Any(c => Scripts.Of(c) == Script.Ideograph)).OrderByDescending(s => s.Length)];

    public ReadQuery Read(string? text)
    {
        text ??= "";
        var isBlank = string.IsNullOrWhiteSpace(text);
        var cut = text.Trim().Length > SearchQuery.MaxLength;
        text = text.Trim();
        if (cut) text = SearchQuery.Beginning(text);
        var (wanted, excluded, aside) = (new List<QueryTerm>(), new List<string>(), new List<string>());
        var unbalanced = false;
        for (var at = 0; at < text.Length;)
        {
            var minus = IsMinus(text[at]) && (at == 0 || !IsWordPart(text[at - 1]));
            if (minus) at++;
            if (at < text.Length && ClosingOf(text[at]) is { } closing)
            {
                var end = text.IndexOfAny(closing, at + 1);
                if (end > 0)
                {
                    Take(text[(at + 1)..end], minus, phrase: true);
                    at = end + 1;
                    continue;
                }
                unbalanced = true;
                at++;
            }
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && ClosingOf(text[at]) is null) at++;
            if (at > start) Take(text[start..at], minus, phrase: false);
            else if (!minus && at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }
        // What would otherwise leave nothing to look for is looked for after all.
        if (wanted.Count == 0 && excluded.Count == 0) (wanted, aside) = ([.. aside.SelectMany(Split)], []);
        return new([.. wanted.Distinct().Take(MostTerms)], [.. excluded.Distinct().Take(MostTerms)],
            [.. aside.Distinct()], isBlank, cut, unbalanced);

        void Take(string piece, bool minus, bool phrase)
        {
            var normal = TextNormalizer.Normalize(piece);
            if (normal.Length == 0) return;
            if (minus) excluded.Add(normal);
            else if (phrase) wanted.Add(new QueryTerm(TermKind.Phrase, normal));
            else
            {
                foreach (var term in Split(normal)) TakeTerm(term);
            }
        }

        void TakeTerm(QueryTerm term)
        {
            if (setAside.Contains(term.Text)) aside.Add(term.Text);
            else if (term.Kind == TermKind.Word) wanted.Add(term);
            else wanted.AddRange(WithoutIdleWords(term.Text, aside).Select(run => new QueryTerm(TermKind.Characters, run)));
        }
    }

    /// <summary>A normalised text by scripts: runs of characters, and words.</summary>
    private static IEnumerable<QueryTerm> Split(string normal)
    {
        for (var start = 0; start < normal.Length;)
        {
            var script = Scripts.Of(normal[start]);
            var end = start + 1;
            while (end < normal.Length && Scripts.Of(normal[end]) == script) end++;
            if (script != Script.Space)
                yield return new QueryTerm(script == Script.Latin ? TermKind.Word : TermKind.Characters, normal[start..end]);
            start = end;
        }
    }

    /// <summary>
    /// Cuts idle words out of a run; a single character never so that another one is left over,
    /// because the two may be a word.
    /// </summary>
    private IEnumerable<string> WithoutIdleWords(string run, List<string> aside)
    {
        var (start, at, kept) = (0, 0, new List<string>());
        while (at < run.Length)
        {
            var idle = inRuns.FirstOrDefault(w =>
                run.AsSpan(at).StartsWith(w, StringComparison.Ordinal)
                && (w.Length > 1 || at - start != 1 && run.Length - at != 2));
            if (idle is null)
            {
                at++;
                continue;
            }
            if (at > start) kept.Add(run[start..at]);
            aside.Add(idle);
            start = at += idle.Length;
        }
        if (at > start) kept.Add(run[start..at]);
        return kept;
    }

    private static bool IsMinus(char c) => c is '-' or '\uFF0D' or '\u2212' or '\u2013';

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || IsMinus(c);

    /// <summary>
    /// The marks that may close what this one opens; a straight mark is closed by its like, full width or not.
    /// </summary>
    private static char[]? ClosingOf(char c) => c switch
    {
        '"' or '\uFF02' => ['"', '\uFF02'],
        '\u201C' or '\u201D' => ['\u201D', '\u201C'],
        '\u300C' => ['\u300D'],
        '\u300E' => ['\u300F'],
        '\u300D' or '\u300F' => [],
        _ => null,
    };
}
