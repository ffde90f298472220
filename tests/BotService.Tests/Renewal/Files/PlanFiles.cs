using System.IO.Compression;
using System.Text;

namespace BotService.Tests.Renewal.Files;

/// <summary>One small plan of our own, as each kind of file.</summary>
internal static class PlanFiles
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static readonly string[] Before =
        ["甲地水廠114年度提升服務執行計畫", "", "壹、計畫依據：", "依總廠的函辦理。", "貳、計畫目標：", "讓人少跑一趟。", "肆、執行策略及具體作法："];

    private static readonly string[][][] Rows =
    [
        [["面向"], ["執行策略"], ["具體作法"], ["承辦部門"], ["完成期限"]],
        [["一、基礎服務"], ["(一) 一致"], ["(1) 訂流程。", "(2) 守流程。"], ["業務組", "工務課"], ["隨時辦理", "每季1次"]],
    ];

    private static readonly string[] After = ["伍、考核作業", "每年1月20日前填報。"];

    public static string Text => string.Join('\n',
        [.. Before, .. Rows.Select(r => string.Join('\t', r.Select(c => c.Length == 1 ? c[0]
            : string.Concat(c.Select(p => $"<p>{p}</p>"))))), .. After]);

    public static string Markdown => string.Join('\n',
        [.. Before, .. Rows.Select(Bars).Take(1), "|---|---|---|---|---|", .. Rows.Select(Bars).Skip(1), "", .. After
            .Select(l => $"## {l}")]);

    public static string Html => "<!DOCTYPE html><html><body>" + string.Concat(Before.Select(l => $"<p>{l}</p>")) + "<table>"
        + string.Concat(Rows.Select(r => $"<tr>{string.Concat(r.Select(c => $"<td>{string.Concat(c
            .Select(p => $"<p>{p}</p>"))}</td>"))}</tr>"))
        + "</table>" + string.Concat(After.Select(l => $"<div>{l}</div>")) + "<script>alert(1)</script></body></html>";

    /// <param name="isNumbered">Whether Word makes the numbers of the items itself.</param>
    public static byte[] Docx(bool isNumbered = false, params (string Name, string Text)[] more) => Zip(
        [("word/document.xml", $"<w:document {W}><w:body>{string.Concat(Before.Select(l => Paragraph(l, false)))}<w:tbl>"
            + string.Concat(Rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{string.Concat(c
                .Select(p => Paragraph(p, isNumbered)))}</w:tc>"))}</w:tr>"))
            + $"</w:tbl>{string.Concat(After.Select(l => Paragraph(l, false)))}</w:body></w:document>"),
        ("word/numbering.xml", $"<w:numbering {W}><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
            + "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"(%1)\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>"), .. more]);

    public static byte[] Odt(params (string Name, string Text)[] more) => Zip(
        [("content.xml", "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
            + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">"
            + $"<office:body><office:text>{string.Concat(Before.Select(l => $"<text:p>{l}</text:p>"))}<table:table>"
            + string.Concat(Rows.Select(r => $"<table:table-row>{string.Concat(r.Select(c => $"<table:table-cell>{string.Concat(c.Select(p => $"<text:p>{p}</text:p>"))}</table:table-cell>"))}</table:table-row>"))
            + $"</table:table>{string.Concat(After.Select(l => $"<text:h>{l}</text:h>"))}</office:text></office:body></office:document-content>"), .. more]);

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }

    private static string Bars(string[][] row) => $"| {string.Join(" | ", row.Select(c => string.Join("<br>", c)))} |";

    private static string Paragraph(string text, bool isNumbered) => isNumbered && text[0] == '(' && char.IsAsciiDigit(text[1])
        ? $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>{text[4..]}</w:t></w:r></w:p>"
        : $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";
}
