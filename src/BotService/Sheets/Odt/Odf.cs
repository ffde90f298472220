using System.Xml;
using System.Xml.Linq;

namespace BotService.Sheets.Odt;

/// <summary>Names of the OpenDocument format and the few elements a checklist needs.</summary>
internal static class Odf
{
    public static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    public static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    public static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    public static readonly XNamespace Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    public static readonly XNamespace Svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    public static readonly XNamespace Fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    public static readonly XNamespace Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    public static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";
    public static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    /// <summary>A root element of one of the package's files.</summary>
    public static XElement Root(string name, params object[] content) => new(Office + name,
        new XAttribute(XNamespace.Xmlns + "office", Office), new XAttribute(XNamespace.Xmlns + "text", Text),
        new XAttribute(XNamespace.Xmlns + "style", Style), new XAttribute(XNamespace.Xmlns + "draw", Draw),
        new XAttribute(XNamespace.Xmlns + "svg", Svg), new XAttribute(XNamespace.Xmlns + "fo", Fo),
        new XAttribute(XNamespace.Xmlns + "xlink", XLink), new XAttribute(XNamespace.Xmlns + "dc", Dc),
        new XAttribute(Office + "version", "1.3"), content);

    public static XElement Heading(int level, string text) => new(Text + "h",
        new XAttribute(Text + "style-name", $"Heading_20_{level}"), new XAttribute(Text + "outline-level", level),
        Clean(text));

    public static XElement Paragraph(
        string style, params object?[] content) => new(Text + "p", new XAttribute(Text + "style-name", style),
        content.Select(part => part is string text ? Clean(text) : part));

    public static XElement Link(string url, string label) => new(Text + "a",
        new XAttribute(XLink + "type", "simple"), new XAttribute(XLink + "href", url), Clean(label));

    /// <summary>Characters that XML cannot hold, such as control characters, are left out.</summary>
    public static string Clean(string text) => text.All(XmlConvert.IsXmlChar) ? text
        : string.Concat(
            text.EnumerateRunes()
                .Where(r => r.Value >= 0x20 && r.Value is not (0xFFFE or 0xFFFF) || r.Value is '\t' or '\n')
                .Select(r => r.ToString()));
}
