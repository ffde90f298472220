using System.Text.RegularExpressions;

namespace BotService.Drafting.Checking;

/// <summary>
/// Says what in a model's text does not stand in its grounds: papers, amounts, times, addresses, numbers, conditions.
/// Pure, and without a model. It rather refuses: a person reads what passes, nobody reads what does not.
/// </summary>
/// <param name="names">What the engine knows by name, of whatever entry, with its kind of claim.</param>
internal sealed partial class DraftCheck(ClaimWords words, IEnumerable<(string Kind, string Name)> names)
{
    /// <summary>Longer than any answer to a citizen should be.</summary>
    public const int LongestDraft = 2000;

    private readonly Figures figures = new(words);
    private readonly Nouns nouns = new(words, names);

    /// <summary>Reads the grounds once, for any number of drafts.</summary>
    public PreparedGrounds Prepare(Grounds grounds)
    {
        var (links, rest) = Links.Take(Folding.Narrow(grounds.Text));
        return new PreparedGrounds(
            [.. links], figures.Read(rest), Lines(rest), [.. grounds.Passages.Select(p => Folding.Plain(p.Whole))],
            new Statements(words, grounds));
    }

    /// <summary>For a draft to a citizen.</summary>
    public IReadOnlyList<string> Objections(string draft, PreparedGrounds grounds) =>
        [.. Introduced(draft, grounds).Concat(grounds.Statements.Unfounded(draft).Select(s => $"{s.Kind}: {s.Text}"))];

    /// <summary>For a question in other words: it may ask under a condition, but must bring in nothing.</summary>
    public IReadOnlyList<string> Introduced(string draft, PreparedGrounds grounds)
    {
        if (string.IsNullOrWhiteSpace(draft)) return ["markup: empty"];
        if (draft.Length > LongestDraft) return ["markup: too long"];
        var found = Markup().Matches(draft).Select(m => $"markup: {m.Value.Trim()}").ToList();
        var (links, rest) = Links.Take(Folding.Narrow(draft));
        found.AddRange(links.Where(l => !grounds.Links.Contains(l)).Select(l => $"address: {l}"));
        found.AddRange(figures.Read(rest).Where(f => !grounds.Hold(f))
            .Select(f => $"{f.Kind}: {f.Text}"));
        found.AddRange(nouns.Find(Lines(rest)).Where(n => !grounds.Hold(n))
            .Select(n => $"{n.Kind}: {n.Text}"));
        return [.. found.Distinct()];
    }

    /// <summary>Line by line, so that the end of one and the beginning of the next make no word.</summary>
    private static string Lines(string text) => string.Join('\n', Folding.Sentences(text).Select(Folding.Plain));

    /// <summary>HTML, code, links in Markdown, and what looks like another speaker or a template.</summary>
    [GeneratedRegex(
        @"</?[a-z!][^>]{0,40}>?|```|\]\(|\{\{|<\||^\s*(?:system|assistant|user|developer)\s*:",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Markup();
}
