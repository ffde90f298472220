using BotService.Engine.Plans.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace BotService.Renewal.Files;

/// <summary>
/// Lines of a PDF with text: rows of a table where lines are drawn around cells, or where room parts columns below their heads;
/// elsewhere the lines as they stand, with the empty ones between them, which tell how far.
/// </summary>
internal static class PdfPlan
{
    private const int MostPages = 300;

    /// <summary>How far apart, of its size, a letter that is printed twice stands from itself.</summary>
    private const double Same = 0.2;

    private static readonly int[] Beside = [-1, 0, 1];

    public static IReadOnlyList<SourceLine> Lines(byte[] bytes)
    {
        var maker = new LineMaker();
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (pdf.NumberOfPages > MostPages) throw new PlanFileException(PlanFileProblem.PlanFileTooLarge);
            var pictures = 0;
            var pages = new List<PdfPage>();
            for (var number = 1; number <= pdf.NumberOfPages; number++)
            {
                var page = pdf.GetPage(number);
                pictures += page.NumberOfImages;
                pages.Add(new(Once(page.Letters), PdfGrid.Of(page)));
            }
            if (pages.All(p => p.Letters.All(l => PlanText.Letters(l.Value) == 0)))
                throw new PlanFileException(pictures > 0 ? PlanFileProblem.PlanFilePictures : PlanFileProblem.PlanFileEmpty);
            Add(pages, maker);
            return maker.Lines;
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new PlanFileException(PlanFileProblem.PlanFileLocked);
        }
        catch (Exception e) when (e is PdfDocumentFormatException or InvalidOperationException or KeyNotFoundException or ArgumentException
            or NotSupportedException or IndexOutOfRangeException or NullReferenceException or OverflowException)
        {
            // What a damaged file throws in its depths is no more than that it is damaged.
            throw new PlanFileException(PlanFileProblem.PlanFileBroken);
        }
    }

    private static void Add(IReadOnlyList<PdfPage> pages, LineMaker maker)
    {
        var columns = PdfColumns.Of([.. pages.Select(p => p.Grids.Count > 0 ? [] : p.Lines)]);
        for (var at = 0; at < pages.Count; at++)
        {
            maker.Page = at + 1;
            if (pages[at].Grids.Count > 0) Ruled(pages[at], maker);
            else Unruled(pages[at], at, columns, maker);
        }
    }

    private static void Ruled(PdfPage page, LineMaker maker)
    {
        var below = double.PositiveInfinity;
        foreach (var grid in page.Grids)
        {
            Plain(PdfLine.Of(page.Letters.Where(l => Middle(l) > grid.Top && Middle(l) <= below)), maker);
            maker.Gap();
            foreach (var row in grid.Rows(page.Letters.Where(l => Middle(l) <= grid.Top
                && Middle(l) > grid.Bottom).ToList())) maker.Add(row);
            maker.Gap();
            below = grid.Bottom;
        }
        Plain(PdfLine.Of(page.Letters.Where(l => Middle(l) <= below)), maker);
    }

    private static void Unruled(PdfPage page, int at, PdfColumns? columns, LineMaker maker)
    {
        var first = columns is null ? -1 : page.Lines.ToList().FindIndex(l => columns.Has(at, l));
        if (first < 0)
        {
            Plain(page.Lines, maker);
            return;
        }
        Plain([.. page.Lines.Take(first)], maker);
        maker.Gap();
        foreach (var row in columns!.Rows(at)) maker.Add(row);
        maker.Gap();
        Plain([.. page.Lines.Skip(first).Where(l => !columns.Has(at, l))], maker);
    }

    /// <summary>Lines from the top, with as many empty ones between two as there is room for.</summary>
    private static void Plain(IReadOnlyList<PdfLine> lines, LineMaker maker)
    {
        var pitch = PdfLine.Pitch(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            var empty = i == 0 ? 0 : (int)Math.Round((lines[i - 1].Y - lines[i].Y) / pitch) - 1;
            for (var e = 0; e < Math.Min(empty, 60); e++) maker.Add("");
            maker.Add(lines[i].Text);
        }
    }

    /// <summary>Bold print by printing twice gives letters on top of each other; one of them is the text.</summary>
    private static List<Letter> Once(IReadOnlyList<Letter> letters)
    {
        var (kept, seen) = (new List<Letter>(), new Dictionary<(string, int, int), Letter>());
        foreach (var letter in letters.Where(l => l.Value.Length > 0))
        {
            var (at, size) = (letter.StartBaseLine, Math.Max(letter.PointSize, 1));
            var (column, row) = ((int)Math.Floor(at.X / size), (int)Math.Floor(at.Y / size));
            var around = from x in Beside from y in Beside select seen.GetValueOrDefault((letter.Value, column + x, row + y));
            if (around.Any(o => o is not null && Math.Abs(o.StartBaseLine.X - at.X) < size * Same
                && Math.Abs(o.StartBaseLine.Y - at.Y) < size * Same)) continue;
            seen[(letter.Value, column, row)] = letter;
            kept.Add(letter);
        }
        return kept;
    }

    internal static double Middle(Letter letter) => letter.StartBaseLine.Y + letter.PointSize * 0.35;

    internal static double Center(Letter letter) => (letter.StartBaseLine.X + letter.EndBaseLine.X) / 2;

    /// <summary>What stands on a page.</summary>
    private sealed record PdfPage(IReadOnlyList<Letter> Letters, IReadOnlyList<PdfGrid> Grids)
    {
        public IReadOnlyList<PdfLine> Lines { get; } = PdfLine.Of(Letters);
    }
}
