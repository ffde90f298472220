using BotService.Engine.Plans.Reading;
using UglyToad.PdfPig.Content;

namespace BotService.Renewal.Files;

/// <summary>Makes a cell of the letters in it.</summary>
internal static class PdfCell
{
    /// <summary>
    /// Its paragraphs: a line that ends well before the cell's edge ends its paragraph, and so does room below it; one that begins
    /// with a number begins another. Names and deadlines below each other are each a paragraph, so that their places are kept.
    /// </summary>
    /// <param name="edge">Where the cell ends on the right.</param>
    /// <param name="pitch">How far lines stand apart, in which places are counted.</param>
    public static SourceCell Of(int column, IEnumerable<Letter> letters, double edge, double pitch)
    {
        var (paragraphs, tops) = (new List<string>(), new List<double>());
        var lines = PdfLine.Of(letters);
        var gaps = lines.Zip(lines.Skip(1), (a, b) => a.Y - b.Y).ToList();
        var room = lines.Count == 0 ? 0 : Math.Max(1.9 * lines.Max(l => l.Size), gaps.Count > 1 ? 1.45 * gaps.Min() : 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, before) = (lines[i], i > 0 ? lines[i - 1] : null);
            var isFull = before is not null && before.Right > edge - 2.6 * line.Size;
            if (before is null || before.Y - line.Y > room || PlanMarks.Begins(line.Text) || !isFull
                || PlanMarks.IsMargin(before.Text) && PlanMarks.IsMargin(line.Text))
            {
                paragraphs.Add(line.Text);
                tops.Add(-line.Y / pitch);
            }
            else paragraphs[^1] = Joined(paragraphs[^1], line.Text.Trim());
        }
        return paragraphs.Count > 0 ? new(column, paragraphs) { Tops = tops } : new(column, [""]) { Tops = [0] };
    }

    private static string Joined(string text, string more) =>
        char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(more[0]) ? $"{text} {more}" : text + more;
}
