using BotService.Engine.Plans.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace BotService.Renewal.Files;

/// <summary>
/// Lines of a PDF with text: where lines are drawn around cells, rows of a table; elsewhere the lines as they stand, with the
/// empty ones between them, which tell how far.
/// </summary>
internal static class PdfPlan
{
    private const int MostPages = 300;

    public static IReadOnlyList<SourceLine> Lines(byte[] bytes)
    {
        var maker = new LineMaker();
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (pdf.NumberOfPages > MostPages) throw new PlanFileException(PlanFileProblem.PlanFileTooLarge);
            var (pictures, letters) = (0, 0);
            for (var number = 1; number <= pdf.NumberOfPages; number++)
            {
                var page = pdf.GetPage(number);
                maker.Page = number;
                pictures += page.NumberOfImages;
                letters += page.Letters.Count(l => PlanText.Letters(l.Value) > 0);
                Page(page, maker);
            }
            if (letters == 0) throw new PlanFileException(pictures > 0 ? PlanFileProblem.PlanFilePictures
                : PlanFileProblem.PlanFileEmpty);
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

    private static void Page(Page page, LineMaker maker)
    {
        var letters = Once(page.Letters);
        var below = double.PositiveInfinity;
        foreach (var grid in PdfGrid.Of(page))
        {
            Plain(PdfLine.Of(letters.Where(l => Middle(l) > grid.Top && Middle(l) <= below)), maker);
            maker.Gap();
            foreach (var row in grid.Rows(letters.Where(l => Middle(l) <= grid.Top
                && Middle(l) > grid.Bottom).ToList())) maker.Add(row);
            maker.Gap();
            below = grid.Bottom;
        }
        Plain(PdfLine.Of(letters.Where(l => Middle(l) <= below)), maker);
    }

    /// <summary>Lines from the top, with as many empty ones between two as there is room for.</summary>
    private static void Plain(IReadOnlyList<PdfLine> lines, LineMaker maker)
    {
        var pitch = lines.Zip(lines.Skip(1), (a, b) => a.Y - b.Y)
            .Where(d => d > 1).DefaultIfEmpty(12).Order().ToList() is var gaps
            ? gaps[gaps.Count / 10] : 12;
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
        var seen = new HashSet<(string, int, int)>();
        return [.. letters.Where(l => l.Value.Length > 0
            && seen.Add((l.Value, (int)Math.Round(l.StartBaseLine.X / 1.5), (int)Math.Round(l.StartBaseLine.Y / 1.5))))];
    }

    internal static double Middle(Letter letter) => letter.StartBaseLine.Y + letter.PointSize * 0.35;

    internal static double Center(Letter letter) => (letter.StartBaseLine.X + letter.EndBaseLine.X) / 2;
}
