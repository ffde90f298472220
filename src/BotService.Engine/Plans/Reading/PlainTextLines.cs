using System.Net;
using System.Text.RegularExpressions;

namespace BotService.Engine.Plans.Reading;

/// <summary>The lines of a plan that came as plain text: tabs part cells, a form feed begins a page.</summary>
public static partial class PlainTextLines
{
    public static IReadOnlyList<SourceLine> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<SourceLine>();
        var page = 1;
        foreach (var raw in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n'))
        {
            page += raw.Count(c => c == '\f');
            lines.Add(Line(raw.Replace("\f", "", StringComparison.Ordinal), lines.Count + 1, page));
        }
        return lines;
    }

    /// <summary>One line; one of a table where tabs part it, unless it is a line of a table of contents.</summary>
    public static SourceLine Line(string text, int number, int page)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('\t', StringComparison.Ordinal) || Leaders().IsMatch(text))
        {
            var once = Doubled.Once(text);
            return new(number, page, once) { Repeated = PlanText.Letters(text) - PlanText.Letters(once) };
        }
        var cells = text.Split('\t').Select((cell, column) => new SourceCell(column, Paragraphs(cell))).ToList();
        return new(number, page, string.Join('\t', cells.Select(c => c.Text))) { Cells = cells };
    }

    /// <summary>The paragraphs of a cell: between tags where it has any. An empty one counts.</summary>
    public static IReadOnlyList<string> Paragraphs(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (!cell.Contains('<', StringComparison.Ordinal)) return [WebUtility.HtmlDecode(cell)];
        var found = new List<string>();
        var at = 0;
        foreach (Match match in Paragraph().Matches(cell))
        {
            Between(cell[at..match.Index], found);
            found.AddRange(Breaks().Split(match.Groups[1].Value).Select(Plain));
            at = match.Index + match.Length;
        }
        Between(cell[at..], found);
        return found;
    }

    public static bool IsContents(string text) => Leaders().IsMatch(text);

    private static void Between(string text, List<string> found) =>
        found.AddRange(Breaks().Split(text).Select(Plain).Where(p => PlanText.Letters(p) > 0));

    private static string Plain(string html) => WebUtility.HtmlDecode(Inline().Replace(html, ""));

    [GeneratedRegex(@"<p\b[^>]*>(.*?)</p>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"</?(?:br|li|ul|ol|div|p)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"</?(?:b|i|u|em|strong|span|sub|sup|font|a|s)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\.{4,}|…{2,}|‧{4,}|·{4,}")]
    private static partial Regex Leaders();
}
