using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;

namespace BotService.Sheets.Odt;

/// <summary>A sheet as an OpenDocument text. Source: OASIS OpenDocument 1.3, part 2 (packages).</summary>
internal sealed class SheetDocument(PageWordings wordings)
{
    public const string MediaType = "application/vnd.oasis.opendocument.text";

    /// <summary>The QR code's place in the package.</summary>
    private const string Picture = "Pictures/qr.png";

    /// <param name="receipt">The number it is kept under, if it is.</param>
    /// <param name="at">When it was written.</param>
    /// <param name="address">Where the same sheet is to be read, for the QR code.</param>
    public byte[] Write(Sheet sheet, string? receipt, DateTimeOffset at, string address)
    {
        var words = wordings.For(sheet.Locale);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // First and stored, so that the kind of file can be told from its first bytes.
            Add(zip, at, "mimetype", Encoding.ASCII.GetBytes(MediaType), CompressionLevel.NoCompression);
            Add(zip, at, "content.xml", Bytes(OdfContent.Write(sheet, receipt, address, Picture, words)));
            Add(zip, at, "styles.xml", Bytes(OdfStyles.Write(sheet.Locale)));
            Add(zip, at, "meta.xml", Bytes(Meta(sheet, receipt ?? address, at, words)));
            Add(zip, at, Picture, QrPicture.Png(address));
            Add(zip, at, "META-INF/manifest.xml", Bytes(Manifest()));
        }
        return file.ToArray();
    }

    private static XElement Meta(Sheet sheet, string identifier, DateTimeOffset at, PageWording words) =>
        Odf.Root("document-meta", new XElement(Odf.Office + "meta",
            new XElement(Odf.Dc + "title", Odf.Clean(sheet.Title)),
            new XElement(Odf.Dc + "subject", words["site.name"]),
            new XElement(Odf.Dc + "language", sheet.Locale),
            new XElement(Odf.Dc + "date", XmlConvert.ToString(at.UtcDateTime, XmlDateTimeSerializationMode.Utc)),
            new XElement(Odf.Dc + "identifier", Odf.Clean(identifier))));

    private static XElement Manifest()
    {
        return new XElement(Odf.Manifest + "manifest", new XAttribute(XNamespace.Xmlns + "manifest", Odf.Manifest),
            new XAttribute(Odf.Manifest + "version", "1.3"),
            File("/", MediaType, new XAttribute(Odf.Manifest + "version", "1.3")), File("content.xml", "text/xml"),
            File("styles.xml", "text/xml"),
            File("meta.xml", "text/xml"), File(Picture, "image/png"));

        static XElement File(string path, string type, params XAttribute[] more) => new(Odf.Manifest + "file-entry",
            new XAttribute(Odf.Manifest + "full-path", path), new XAttribute(Odf.Manifest + "media-type", type), more);
    }

    private static byte[] Bytes(XElement root)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true };
        using (var writer = XmlWriter.Create(stream, settings))
            new XDocument(new XDeclaration("1.0", "UTF-8", null), root).Save(writer);
        return stream.ToArray();
    }

    private static void Add(
        ZipArchive zip, DateTimeOffset at, string name, byte[] content,
        CompressionLevel level = CompressionLevel.Optimal)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = at;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
