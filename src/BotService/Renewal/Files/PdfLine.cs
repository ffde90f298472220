using System.Text;
using BotService.Engine.Plans.Reading;
using UglyToad.PdfPig.Content;

namespace BotService.Renewal.Files;

/// <summary>Letters that stand on one line of a page, from the left.</summary>
internal sealed record PdfLine(IReadOnlyList<Letter> Letters)
{
    /// <summary>Of its letters' feet, from the bottom of the page.</summary>
    public double Y => Letters[0].StartBaseLine.Y;

    public double Left { get; } = Letters.Min(l => l.StartBaseLine.X);

    /// <summary>Where it ends.</summary>
    public double Right { get; } = Letters.Max(l => l.EndBaseLine.X);

    /// <summary>How large its letters are.</summary>
    public double Size { get; } = Letters.Max(l => l.PointSize);

    public string Text { get; } = Read(Letters);

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
        return [.. lines.Where(l => l.Any(letter => PlanText.Letters(letter.Value) > 0))
            .Select(l => new PdfLine([.. l.OrderBy(letter => letter.StartBaseLine.X)]))];
    }

    /// <summary>How far the lines of a page mostly stand apart.</summary>
    public static double Pitch(IReadOnlyList<PdfLine> lines)
    {
        var gaps = lines.Zip(lines.Skip(1), (a, b) => a.Y - b.Y).Where(d => d > 1).DefaultIfEmpty(12).Order().ToList();
        return gaps[gaps.Count / 10];
    }

    /// <summary>How far the letters on both sides of a place stand apart; without end where there are none on one side.</summary>
    public double GapAt(double x)
    {
        var after = Letters.FirstOrDefault(l => l.EndBaseLine.X > x);
        var before = Letters.LastOrDefault(l => l.StartBaseLine.X < x);
        return after is null || before is null ? double.PositiveInfinity : after.StartBaseLine.X - before.EndBaseLine.X;
    }

    private static string Read(IReadOnlyList<Letter> letters)
    {
        var text = new StringBuilder();
        Letter? before = null;
        foreach (var letter in letters)
        {
            var gap = before is null ? 0 : letter.StartBaseLine.X - before.EndBaseLine.X;
            if (gap > letter.PointSize * 0.14) text.Append(' ', (int)Math.Clamp(gap / (letter.PointSize * 0.5), 1, 40));
            text.Append(PrintedText.Of(letter.Value));
            before = letter;
        }
        return text.ToString();
    }
}
