using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace BotService.Sheets.Odt;

/// <summary>A file inside a package, besides those that every text has.</summary>
internal sealed record OdfPart(string Path, string MediaType, byte[] Bytes);

/// <summary>Packs an OpenDocument text or spreadsheet. Source: OASIS OpenDocument 1.3, part 2 (packages).</summary>
internal static class OdfPackage
{
    /// <param name="at">When it was written.</param>
    public static byte[] Write(
        DateTimeOffset at, XElement content, XElement styles, XElement meta, params IReadOnlyList<OdfPart> parts) =>
        Write(SheetDocument.MediaType, at, content, styles, meta, parts);

    /// <param name="type">The media type of what it holds.</param>
    /// <param name="at">When it was written.</param>
    public static byte[] Write(
        string type, DateTimeOffset at, XElement content, XElement styles, XElement meta, params IReadOnlyList<OdfPart> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // First and stored, so that the kind of file can be told from its first bytes.
            Add(zip, at, "mimetype", Encoding.ASCII.GetBytes(type), CompressionLevel.NoCompression);
            Add(zip, at, "content.xml", Bytes(content));
            Add(zip, at, "styles.xml", Bytes(styles));
            Add(zip, at, "meta.xml", Bytes(meta));
            foreach (var part in parts) Add(zip, at, part.Path, part.Bytes);
            Add(zip, at, "META-INF/manifest.xml", Bytes(Manifest(type, parts)));
        }

        return file.ToArray();
    }

    public static XElement Meta(string title, string subject, string locale, string? identifier, DateTimeOffset at) =>
        Odf.Root("document-meta", new XElement(Odf.Office + "meta",
            new XElement(Odf.Dc + "title", Odf.Clean(title)),
            new XElement(Odf.Dc + "subject", subject),
            new XElement(Odf.Dc + "language", locale),
            new XElement(Odf.Dc + "date", XmlConvert.ToString(at.UtcDateTime, XmlDateTimeSerializationMode.Utc)),
            identifier is null ? null : new XElement(Odf.Dc + "identifier", Odf.Clean(identifier))));

    private static XElement Manifest(string type, IReadOnlyList<OdfPart> parts)
    {
        return new XElement(Odf.Manifest + "manifest", new XAttribute(XNamespace.Xmlns + "manifest", Odf.Manifest),
            new XAttribute(Odf.Manifest + "version", "1.3"),
            File("/", type, new XAttribute(Odf.Manifest + "version", "1.3")), File("content.xml", "text/xml"),
            File("styles.xml", "text/xml"), File("meta.xml", "text/xml"), parts.Select(p => File(p.Path, p.MediaType)));

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
