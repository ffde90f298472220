using System.IO.Compression;
using System.Xml.Linq;
using BotService.Sheets.Odt;
using AngleSharp.Html.Parser;

namespace BotService.Tests.Sheets;

/// <summary>What a person reads on the page and in the document.</summary>
internal static class SheetReader
{
    public static string Page(string html) => new HtmlParser().ParseDocument(html).QuerySelector("main")!.TextContent;

    public static string Document(byte[] odt)
    {
        using var zip = new ZipArchive(new MemoryStream(odt));
        using var stream = zip.GetEntry("content.xml")!.Open();
        return string.Join(
            '\n', XElement.Load(stream).Descendants().Where(e => e.Name == Odf.Text + "p" || e.Name == Odf.Text + "h")
                .Select(e => e.Value));
    }
}
