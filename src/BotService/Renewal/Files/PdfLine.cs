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
            var near = lines.Count > 0 && Math.Abs(lines[^1][0].StartBaseLine.Y - letter.StartBaseLine.Y) < Math.Max(2, letter.PointSize * 0.4);
            if (near) lines[^1].Add(letter);
            else lines.Add([letter]);
        }
        return [.. lines.Select(Line)];
    }

    private static PdfLine Line(List<Letter> letters)
    {
        var text = new StringBuilder();
        Letter? before = null;
        foreach (var letter in letters.OrderBy(l => l.StartBaseLine.X))
        {
            var gap = before is null ? 0 : letter.StartBaseLine.X - before.EndBaseLine.X;
            if (gap > letter.PointSize * 0.22) text.Append(' ', (int)Math.Clamp(gap / (letter.PointSize * 0.5), 1, 40));
            text.Append(letter.Value);
            before = letter;
        }
        return new(letters[0].StartBaseLine.Y, letters.Max(l => l.EndBaseLine.X), letters.Max(l => l.PointSize), text.ToString());
    }

    /// <summary>
    /// The paragraphs of a cell: a line that ends well before the cell's edge ends its paragraph, one that begins with a number
    /// begins another.
    /// </summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<Letter> letters, double edge)
    {
        var paragraphs = new List<string>();
        PdfLine? before = null;
        foreach (var line in Of(letters))
        {
            if (before is not null && before.Right > edge - 2.2 * line.Size && !PlanMarks.Begins(line.Text))
                paragraphs[^1] = PlanText.Join([paragraphs[^1], line.Text]);
            else paragraphs.Add(line.Text);
            before = line;
        }
        return paragraphs.Count > 0 ? paragraphs : [""];
    }
}
