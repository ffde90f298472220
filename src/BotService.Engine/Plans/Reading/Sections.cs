namespace BotService.Engine.Plans.Reading;

/// <summary>Finds the headings of a plan's parts by the numbers they share, whichever way of numbering that is.</summary>
internal static class Sections
{
    private static readonly string[] Names =
        [.. new[] { "basis", "goals", "audience", "measures", "steps", "assessment", "rewards", "other" }
            .SelectMany(p => ReadingWords.Of("part-" + p))];

    /// <summary>By the index of its line, the heading without its number.</summary>
    public static Dictionary<int, string> Of(IReadOnlyList<SourceLine> lines)
    {
        var marked = new List<(int At, PlanMark Mark, string Text)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Cells is not null || PlainTextLines.IsContents(lines[i].Text)) continue;
            var text = lines[i].Text.TrimStart(' ', '-', '\t', '　');
            if (PlanMark.At(text, 0, out var after) is { } mark) marked.Add((i, mark, text[after..].Trim()));
        }
        var found = new Dictionary<int, string>();
        var named = marked.Where(m => IsNamed(m.Text)).ToList();
        if (named.Count == 0) return found;
        var kind = named.GroupBy(m => m.Mark.Class).OrderByDescending(g => g
            .Select(m => m.Mark.Number).Distinct().Count()).ThenBy(g => g.Key).First().Key;
        var expected = 1;
        foreach (var (at, mark, text) in marked.Where(m => m.Mark.Class == kind))
        {
            var isNamed = IsNamed(text);
            if (mark.Number != expected && !(isNamed && mark.Number > expected) || !isNamed
                && kind != MarkClass.Formal && text.Length < 8) continue;
            found[at] = text;
            expected = mark.Number + 1;
        }
        return found;
    }

    private static bool IsNamed(string text) =>
        Names.Any(n => text.IndexOf(n, StringComparison.Ordinal) is >= 0 and <= 14) && (text.Length < 30
            || text.Split('：', ':')[0].Length < 16);
}
