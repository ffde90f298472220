using BotService.Engine.Plans.Reading;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace BotService.Renewal.Files;

/// <summary>The lines drawn around the cells of one table of a page.</summary>
internal sealed class PdfGrid
{
    private const double Thin = 2.5, Same = 3, Short = 6;
    private readonly double[] edges;
    private readonly List<(double Y, double From, double To)> across;

    private PdfGrid(double[] edges, List<(double Y, double From, double To)> across) =>
        (this.edges, this.across) = (edges, across);

    public double Top => across.Max(l => l.Y);

    public double Bottom => across.Min(l => l.Y);

    /// <summary>The tables of a page of two columns or more, from the top.</summary>
    public static IReadOnlyList<PdfGrid> Of(Page page)
    {
        var (down, across) = (new List<(double X, double From, double To)>(), new List<(double Y, double From, double To)>());
        foreach (var box in page.Paths.Where(p => p.IsFilled || p.IsStroked).SelectMany(p => p)
            .Select(p => p.GetBoundingRectangle()).OfType<PdfRectangle>())
        {
            var (width, height) = (Math.Abs(box.Width), Math.Abs(box.Height));
            if (width <= Thin && height >= Short) down.Add((box.Left, box.Bottom, box.Top));
            else if (height <= Thin && width >= Short) across.Add((box.Bottom, box.Left, box.Right));
            else if (width >= Short && height >= Short && width < page.Width * 0.97 && height < page.Height * 0.97)
            {
                down.AddRange([(box.Left, box.Bottom, box.Top), (box.Right, box.Bottom, box.Top)]);
                across.AddRange([(box.Bottom, box.Left, box.Right), (box.Top, box.Left, box.Right)]);
            }
        }
        return [.. Tables(down, across)];
    }

    /// <summary>By row from the top its cells; a cell over several rows stands in the first of them.</summary>
    public IEnumerable<IReadOnlyList<SourceCell>> Rows(IReadOnlyList<Letter> letters)
    {
        var columns = edges.Zip(edges.Skip(1)).ToList();
        var widest = columns.MaxBy(c => c.Second - c.First);
        var rows = Levels(widest.First, widest.Second);
        var pitch = PdfLine.Pitch(PdfLine.Of(letters.Where(l => IsIn(l, widest))));
        var cells = new SortedDictionary<int, List<SourceCell>>();
        for (var column = 0; column < columns.Count; column++)
        {
            var (left, right) = columns[column];
            var inside = letters.Where(l => IsIn(l, columns[column])).ToList();
            var levels = Levels(left, right);
            for (var i = 0; i + 1 < levels.Length; i++)
            {
                var mine = inside.Where(l => PdfPlan.Middle(l) < levels[i] && PdfPlan.Middle(l) >= levels[i + 1]).ToList();
                if (mine.Count == 0) continue;
                var row = Math.Max(0, Array.FindLastIndex(rows, y => y >= levels[i] - Same));
                if (!cells.TryGetValue(row, out var all)) cells[row] = all = [];
                all.Add(PdfCell.Of(column, mine, right, pitch));
            }
        }
        foreach (var row in cells.Values) yield return [.. row.OrderBy(c => c.Column)];
    }

    private static bool IsIn(Letter letter, (double Left, double Right) column) =>
        PdfPlan.Center(letter) > column.Left && PdfPlan.Center(letter) <= column.Right;

    /// <summary>
    /// Goes down the page from one level to the next: levels between which the same upright lines stand are one table.
    /// </summary>
    private static IEnumerable<PdfGrid> Tables(List<(double X, double From, double To)> down, List<(double Y,
        double From, double To)> across)
    {
        // Where a page ends within a row, no line goes across: there the upright ones end.
        var levels = Apart(across.Select(l => l.Y).Concat(down.SelectMany(l => new[] { l.From, l.To }))).Reverse().ToArray();
        double[] open = [];
        var (top, bottom) = (0.0, 0.0);
        for (var i = 0; i + 1 < levels.Length; i++)
        {
            var middle = (levels[i] + levels[i + 1]) / 2;
            var edges = Apart(down.Where(l => l.From < middle && l.To > middle).Select(l => l.X));
            if (open.Length > 0 && edges.Length > 1 && (Holds(open, edges) || Holds(edges, open)))
            {
                open = edges.Length > open.Length ? edges : open;
                bottom = levels[i + 1];
                continue;
            }
            if (open.Length > 2) yield return Of(open, across, top, bottom);
            (open, top, bottom) = (edges, levels[i], levels[i + 1]);
        }
        if (open.Length > 2) yield return Of(open, across, top, bottom);
    }

    private static PdfGrid Of(double[] edges, List<(double Y, double From, double To)> across, double top, double bottom) =>
        new(edges, [.. across.Where(l => l.Y <= top + Same
            && l.Y >= bottom - Same), (top, edges[0] - 1, edges[^1] + 1), (bottom, edges[0] - 1, edges[^1] + 1)]);

    private static bool Holds(double[] all, double[] some) => some.All(s => all.Any(a => Math.Abs(a - s) <= Same));

    /// <summary>The heights at which a line goes across a column, from the top.</summary>
    private double[] Levels(double left, double right)
    {
        var middle = (left + right) / 2;
        return [.. Apart(across.Where(l => l.From < middle && l.To > middle).Select(l => l.Y)).Reverse()];
    }

    private static double[] Apart(IEnumerable<double> places)
    {
        var apart = new List<double>();
        foreach (var place in places.Order())
            if (apart.Count == 0 || place - apart[^1] > Same) apart.Add(place);
        return [.. apart];
    }
}
