using System.Text.RegularExpressions;
using BotService.Engine.Plans.Reading;

namespace BotService.Renewal.Files;

/// <summary>Lines of a plan in Markdown; tables stand in it between bars, as HTML, or between tabs.</summary>
internal static partial class MarkdownPlan
{
    public static IReadOnlyList<SourceLine> Lines(string text)
    {
        var maker = new LineMaker();
        var table = new List<string>();
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (table.Count > 0 || raw.Contains("<table", StringComparison.OrdinalIgnoreCase))
            {
                table.Add(raw);
                if (!raw.Contains("</table", StringComparison.OrdinalIgnoreCase)) continue;
                HtmlPlan.Add(string.Join('\n', table), maker);
                table.Clear();
            }
            else if (!Rule().IsMatch(raw)) Add(raw, maker);
        }
        if (table.Count > 0) HtmlPlan.Add(string.Join('\n', table), maker);
        return maker.Lines;
    }

    private static void Add(string raw, LineMaker maker)
    {
        var line = Heading().Replace(Escaped().Replace(raw, "$1"), "").Replace("**", "", StringComparison.Ordinal);
        if (!raw.TrimStart().StartsWith('|'))
        {
            maker.Add(line);
            return;
        }
        var cells = Bar().Split(raw.Trim().Trim('|')).Select((cell, column) => new SourceCell(
            column, PlainTextLines.Paragraphs(Escaped().Replace(cell, "$1").Replace("**", "", StringComparison.Ordinal).Trim())));
        maker.Add([.. cells]);
    }

    /// <summary>The line that parts a table's head from its rows.</summary>
    [GeneratedRegex(@"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*#{1,6}\s+")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"\\([\\`*_{}\[\]()#+.!|<>~-])")]
    private static partial Regex Escaped();
}
