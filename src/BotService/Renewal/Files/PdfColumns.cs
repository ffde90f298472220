using BotService.Engine.Plans.Reading;
using UglyToad.PdfPig.Content;

namespace BotService.Renewal.Files;

/// <summary>
/// A table without lines around its cells: below its heads, columns are what room parts that goes through all its pages.
/// </summary>
internal sealed class PdfColumns
{
    private const double Widest = 3000, Room = 0.45, Start = 0.6;
    private readonly double[] edges;
    private readonly int text;
    private readonly IReadOnlyList<IReadOnlyList<PdfLine>> lines;

    private PdfColumns(IReadOnlyList<IReadOnlyList<PdfLine>> lines, double[] edges)
    {
        this.lines = lines;
        var letters = lines.SelectMany(p => p).SelectMany(l => l.Letters).ToList();
        // Room behind numbers parts no columns.
        this.edges = [.. edges.Where((_, at) => at == 0 || at == edges.Length - 1 || !AreNumbers(In(letters, edges, at - 1)))];
        text = Enumerable.Range(0, this.edges.Length - 1).MaxBy(c => In(letters, this.edges, c).Count());
    }

    /// <param name="pages">By page its lines from the top, where no table with drawn lines stands.</param>
    public static PdfColumns? Of(IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        var (inside, all) = (new List<IReadOnlyList<PdfLine>>(), new List<PdfLine>());
        var isOpen = false;
        foreach (var page in pages)
        {
            var mine = new List<PdfLine>();
            foreach (var line in page)
            {
                if (PlanMarks.IsHead(line.Text)) isOpen = true;
                else if (isOpen && !PlanMarks.IsPageNumber(line.Text) && !PlanMarks.IsHead(line.Text, isRest: true))
                {
                    if (EndsTable(line, all))
                    {
                        isOpen = false;
                        // The name of a part can be so short that it does not reach the second column.
                        if (mine.Count > 0 && IsPartAlone(mine[^1], mine, Edges(all)))
                        {
                            all.RemoveAt(all.Count - 1);
                            mine.RemoveAt(mine.Count - 1);
                        }
                    }
                    else
                    {
                        mine.Add(line);
                        all.Add(line);
                    }
                }
            }
            inside.Add(mine);
        }
        var edges = Edges(all);
        return edges.Length > 3 && new PdfColumns(inside, edges) is { edges.Length: > 3 } found ? found : null;
    }

    /// <summary>Whether a line of this page is of the table.</summary>
    public bool Has(int page, PdfLine line) => lines[page].Contains(line);

    /// <summary>By row from the top its cells: a row begins where a heading does.</summary>
    public IEnumerable<IReadOnlyList<SourceCell>> Rows(int page)
    {
        if (lines[page].Count == 0) yield break;
        var letters = lines[page].SelectMany(l => l.Letters).ToList();
        var columns = Enumerable.Range(0, edges.Length - 1).Select(c => PdfLine.Of(In(letters, edges, c))).ToList();
        var pitch = PdfLine.Pitch(columns[text]);
        var headings = columns.Take(text).Select(Headings).ToList();
        var starts = headings.SelectMany(h => h.Where((own, at) => at == 0 || BeginsRow(own[0], h[at - 1][^1], columns[text], pitch)))
            .Select(h => Top(h[0])).OrderDescending();
        var tops = new List<double> { double.PositiveInfinity };
        foreach (var start in starts)
            if (tops[^1] - start > pitch * Start) tops.Add(start);
        for (var row = 0; row < tops.Count; row++)
        {
            var (top, bottom) = (tops[row] + pitch * 0.1, row + 1 < tops.Count ? tops[row + 1] + pitch * 0.1 : double.NegativeInfinity);
            var cells = new List<SourceCell>();
            for (var c = 0; c < columns.Count; c++)
            {
                var mine = c < text ? headings[c].Where(h => Top(h[0]) <= top && Top(h[0]) > bottom).SelectMany(h => h)
                    : columns[c].Where(l => Top(l) <= top && Top(l) > bottom);
                var inCell = mine.SelectMany(l => l.Letters).ToList();
                if (inCell.Count == 0) continue;
                cells.Add(PdfCell.Of(c, inCell, columns[c].Max(l => l.Right), pitch));
            }
            if (cells.Count > 0) yield return cells;
        }
    }

    private static double Top(PdfLine line) => line.Y + line.Size * 0.5;

    /// <summary>Right below another heading a row begins only where an item does; else both are headings of one row.</summary>
    private static bool BeginsRow(PdfLine heading, PdfLine above, IReadOnlyList<PdfLine> text, double pitch) =>
        above.Y - heading.Y > pitch * 1.15
        || text.FirstOrDefault(l => Math.Abs(Top(l) - Top(heading)) < pitch * Start) is not { } beside || PlanMarks.Begins(beside.Text);

    /// <summary>A heading goes on over the lines below it up to the next number, or to an empty line.</summary>
    private static List<List<PdfLine>> Headings(IReadOnlyList<PdfLine> lines)
    {
        var found = new List<List<PdfLine>>();
        foreach (var line in lines)
        {
            if (found.Count == 0 || PlanMarks.Begins(line.Text) || found[^1][^1].Y - line.Y > 2.2 * line.Size) found.Add([line]);
            else found[^1].Add(line);
        }
        return found;
    }

    private static IEnumerable<Letter> In(IEnumerable<Letter> letters, double[] edges, int column) =>
        letters.Where(l => PdfPlan.Center(l) > edges[column] && PdfPlan.Center(l) <= edges[column + 1]);

    private static bool AreNumbers(IEnumerable<Letter> letters) => PdfLine.Of(letters).All(l =>
        PlanText.Letters(l.Text) <= 4 && PlanMarks.Begins(l.Text) || PlanMarks.Begins(l.Text + "."));

    /// <summary>A line that goes from the table's left edge through columns, as the next part's name or its text does.</summary>
    private static bool EndsTable(PdfLine line, IReadOnlyList<PdfLine> above)
    {
        if (PlanText.Letters(line.Text) < 4) return false;
        var edges = Edges(above);
        if (edges.Length < 3 || line.Left > edges[1]) return false;
        return edges[1..(PlanMarks.BeginsPart(line.Text) ? 2 : ^1)].All(e => line.GapAt(e) < Room * line.Size);
    }

    private static bool IsPartAlone(PdfLine line, List<PdfLine> page, double[] edges) =>
        PlanMarks.BeginsPart(line.Text) && line.Right < edges[1] && page.Count(l => Math.Abs(l.Y - line.Y) < line.Size) == 1;

    private static double[] Edges(IReadOnlyList<PdfLine> lines)
    {
        if (lines.Count == 0) return [];
        var covered = new bool[(int)Widest];
        foreach (var letter in lines.SelectMany(l => l.Letters).Where(l => PlanText.Letters(l.Value) > 0))
        {
            var (from, to) = (Math.Clamp(letter.StartBaseLine.X, 0, Widest - 1), Math.Clamp(letter.EndBaseLine.X, 0, Widest - 1));
            for (var x = (int)from; x < to; x++) covered[x] = true;
        }
        var size = lines.Select(l => l.Size).Order().ElementAt(lines.Count / 2);
        var edges = new List<double> { Array.IndexOf(covered, true) - 1 };
        var last = Array.LastIndexOf(covered, true);
        for (var x = (int)edges[0] + 1; x < last; x++)
        {
            if (covered[x]) continue;
            var end = Array.IndexOf(covered, true, x);
            if (end - x >= Room * size) edges.Add((x + end) / 2.0);
            x = end;
        }
        return [.. edges, last + 2];
    }
}
