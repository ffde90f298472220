using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using BotService.Engine.Cases;
using BotService.Sheets.Odt;

namespace BotService.Tests.Sheets;

public class SheetDocumentTests
{
    private const string Address = "https://ask.example.gov.tw/c/r1";

    [Fact]
    public void Document_OfAnySheet_LosesNoWord()
    {
        foreach (var sheet in SheetSamples.All)
        {
            using var zip = Open(sheet);
            var content = Xml(zip, "content.xml");

            SheetWords.AssertInOrder(
                [.. SheetWords.Of(sheet), "r-0123456789abcdef", Address], SheetReader.Document(Write(sheet)));
            Assert.Superset(
                SheetWords.Addresses(sheet).ToHashSet(),
                content.Descendants(Odf.Text + "a").Select(a => (string)a.Attribute(Odf.XLink + "href")!).ToHashSet());
        }
    }

    [Fact]
    public void Package_Begins_WithItsStoredMediaType()
    {
        var bytes = Write(SheetSamples.Plain());

        // Local file header: name at 30, content right after it because nothing is
        // compressed and there is no extra field.
        Assert.Equal(
            "mimetype" + SheetDocument.MediaType,
            Encoding.ASCII.GetString(bytes, 30, 8 + SheetDocument.MediaType.Length));
        Assert.Equal(0, BitConverter.ToUInt16(bytes, 8));
    }

    [Fact]
    public void Manifest_Names_EveryOtherFile()
    {
        using var zip = Open(SheetSamples.Plain());

        var named = Xml(zip, "META-INF/manifest.xml").Elements()
            .Select(e => (string)e.Attribute(Odf.Manifest + "full-path")!);

        Assert.Equal(
            zip.Entries.Select(e => e.FullName).Except(["mimetype", "META-INF/manifest.xml"]).Append("/")
                .Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Content_Uses_OnlyStylesThatExist()
    {
        using var zip = Open(SheetSamples.Plain());
        var styles = Xml(zip, "styles.xml").Descendants(Odf.Style + "style")
            .Concat(Xml(zip, "content.xml").Descendants(Odf.Style + "style"))
            .Select(s => (string)s.Attribute(Odf.Style + "name")!).ToHashSet();

        var used = Xml(zip, "content.xml").Descendants()
            .SelectMany(e => e.Attributes().Where(a => a.Name.LocalName == "style-name")).Select(a => a.Value)
            .ToHashSet();

        Assert.Subset(styles, used);
    }

    [Fact]
    public void Headings_AreRealOnes()
    {
        var sheet = SheetSamples.Plain();
        using var zip = Open(sheet);

        var headings = Xml(zip, "content.xml").Descendants(Odf.Text + "h")
            .Select(h => ((int)h.Attribute(Odf.Text + "outline-level")!, h.Value)).ToList();

        Assert.Equal((1, sheet.Title), headings[0]);
        Assert.Superset(sheet.Parts.Select(p => (2, p.Heading)).ToHashSet(), headings.ToHashSet());
    }

    [Fact]
    public void Documents_HaveBoxesToTick()
    {
        var sheet = SheetSamples.Plain();
        using var zip = Open(sheet);

        var boxes = Xml(zip, "content.xml").Descendants(Odf.Text + "p").Count(p => p.Value.StartsWith('☐'));

        Assert.Equal(
            sheet.Parts.Where(p => p.Kind is PartKind.Documents or PartKind.Forms).Sum(p => p.Items.Count), boxes);
    }

    [Fact]
    public void Document_WithControlCharacters_IsStillXml()
    {
        using var zip = Open(SheetSamples.Bare with { Title = "A\u0001\uFFFFB" });

        Assert.Contains(Xml(zip, "content.xml").Descendants(Odf.Text + "h"), h => h.Value == "AB");
    }

    private static byte[] Write(Sheet sheet) =>
        new SheetDocument(TestPages.Wordings).Write(sheet, SheetSamples.ReceiptId, SheetSamples.At, Address);

    private static ZipArchive Open(Sheet sheet) => new(new MemoryStream(Write(sheet)));

    private static XElement Xml(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        return XElement.Load(stream);
    }
}
