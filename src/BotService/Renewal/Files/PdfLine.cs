using System.Text;
using BotService.Engine.Plans.Reading;
using UglyToad.PdfPig.Content;

namespace BotService.Renewal.Files;

/// <summary>Letters that stand on one line of a page.</summary>
/// <param name="Y">Of its letters' feet, from the bottom of the page.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Size">How large its letters are.</param>
internal sealed record PdfLine(double Y, double Right, double Size, string Text)
{
    /// <summary>From the top of the page.</summary>
    public static IReadOnlyList<PdfLine> Of(IEnumerable<Letter> letters)
    {
        var lines = new List<List<Letter>>();
        foreach (var letter in letters.OrderByDescending(l => l.StartBaseLine.Y))
        {
            var near = lines.Count > 0 && Math.Abs(lines[^1][0].StartBaseLine.Y - letter.StartBaseLine.Y)
                < Math.Max(2, letter.PointSize * 0.4);
            if (near) lines[^1].Add(letter);
            else lines.Add([letter]);
        }
        return [.. lines.Where(l => l.Any(letter => PlanText.Letters(letter.Value) > 0)).Select(Line)];
    }

    private static PdfLine Line(List<Letter> letters)
    {
        var text = new StringBuilder();
        Letter? before = null;
        foreach (var letter in letters.OrderBy(l => l.StartBaseLine.X))
        {
            var gap = before is null ? 0 : letter.StartBaseLine.X - before.EndBaseLine.X;
            if (gap > letter.PointSize * 0.14) text.Append(' ', (int)Math.Clamp(gap / (letter.PointSize * 0.5), 1, 40));
            text.Append(PrintedText.Of(letter.Value));
            before = letter;
        }
        return new(letters[0].StartBaseLine.Y, letters.Max(l => l.EndBaseLine.X), letters.Max(l => l.PointSize), text.ToString());
    }

    /// <summary>
    /// The paragraphs of a cell: a line that ends well before the cell's edge ends its paragraph, and so does room below it; one
    /// that begins with a number begins another. Names and deadlines that only stand below each other are one paragraph.
    /// </summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<Letter> letters, double edge)
    {
        var paragraphs = new List<string>();
        var lines = Of(letters);
        var gaps = lines.Zip(lines.Skip(1), (a, b) => a.Y - b.Y).ToList();
        var room = lines.Count == 0 ? 0 : Math.Max(1.9 * lines.Max(l => l.Size), gaps.Count > 1 ? 1.45 * gaps.Min() : 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, before) = (lines[i], i > 0 ? lines[i - 1] : null);
            if (before is null || before.Y - line.Y > room || PlanMarks.Begins(line.Text)) paragraphs.Add(line.Text);
            else if (PlanMarks.IsMargin(before.Text) && PlanMarks.IsMargin(line.Text)) paragraphs[^1] += " " + line.Text.Trim();
            else if (before.Right > edge - 2.6 * line.Size) paragraphs[^1] = Joined(paragraphs[^1], line.Text.Trim());
            else paragraphs.Add(line.Text);
        }
        return paragraphs.Count > 0 ? paragraphs : [""];
    }

    private static string Joined(string text, string more) =>
        char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(more[0]) ? $"{text} {more}" : text + more;
}
