using System.Globalization;
using System.Text;

namespace BotService.Tests.Renewal.Files;

/// <summary>A PDF of our own words, with letters and lines exactly where a test puts them.</summary>
internal sealed class SmallPdf
{
    private readonly List<StringBuilder> pages = [];

    /// <summary>Whether opening it takes a password.</summary>
    public bool IsLocked { get; init; }

    public SmallPdf Page()
    {
        pages.Add(new());
        return this;
    }

    /// <param name="x">In points from the left.</param>
    /// <param name="y">In points from the bottom.</param>
    public SmallPdf Text(double x, double y, string text, double size = 10)
    {
        pages[^1].Append(CultureInfo.InvariantCulture, $"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <")
            .Append(string.Concat(text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)))).Append("> Tj ET\n");
        return this;
    }

    public SmallPdf Line(double x1, double y1, double x2, double y2)
    {
        pages[^1].Append(CultureInfo.InvariantCulture, $"0.5 w {x1} {y1} m {x2} {y2} l S\n");
        return this;
    }

    public byte[] Build()
    {
        var ranges = Enumerable.Range(0, 256).Chunk(100).Select(some => $"{some.Length} beginbfrange\n"
            + string.Concat(some.Select(h => $"<{h:X2}00> <{h:X2}FF> <{h:X2}00>\n")) + "endbfrange\n");
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{6 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                + " /FontDescriptor << /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0"
                + " /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> /DW 1000 /W [32 126 500] >>",
            Stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
                + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + string.Concat(ranges) + "endcmap end end"),
        };
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + (2 * i)} 0 R"
                + " /Resources << /Font << /F 3 0 R >> >> >>");
            objects.Add(Stream(pages[i].ToString()));
        }
        var (pdf, starts) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (text, at) in objects.Select((o, at) => (o, at)))
        {
            starts.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{text}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in starts) pdf.Append(CultureInfo.InvariantCulture, $"{start:D10} 00000 n \n");
        var key = new string('7', 64);
        var locked = IsLocked ? $" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >> /ID [<{key}> <{key}>]" : "";
        pdf.Append(CultureInfo.InvariantCulture,
            $"trailer << /Size {objects.Count + 1} /Root 1 0 R{locked} >>\nstartxref\n{table}\n%%EOF");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static string Stream(string text) => $"<< /Length {text.Length} >>\nstream\n{text}\nendstream";
}
