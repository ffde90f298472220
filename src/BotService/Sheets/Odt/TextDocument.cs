using System.Xml.Linq;

namespace BotService.Sheets.Odt;

/// <summary>How a piece of a paragraph is to look.</summary>
public enum TextMark { Plain, Strong, Gone, Come }

/// <summary>A paragraph, or a heading of the second level.</summary>
public sealed record TextBlock(bool IsHeading, IReadOnlyList<(string Text, TextMark Mark)> Pieces)
{
    public static TextBlock Heading(string text) => new(true, [(text, TextMark.Plain)]);

    public static TextBlock Paragraph(string text) => new(false, [(text, TextMark.Plain)]);
}

/// <summary>Plain text with headings as an OpenDocument text.</summary>
public static class TextDocument
{
    public const string MediaType = SheetDocument.MediaType;

    /// <param name="subject">Whose it is.</param>
    /// <param name="at">When it was written.</param>
    public static byte[] Write(string locale, string title, string subject, DateTimeOffset at, IEnumerable<TextBlock> blocks)
    {
        var text = new XElement(Odf.Office + "text", Odf.Heading(1, title));
        foreach (var block in blocks)
        {
            text.Add(block.IsHeading ? Odf.Heading(2, string.Concat(block.Pieces.Select(p => p.Text)))
                : Odf.Paragraph("Standard", [.. block.Pieces.Select(p => Piece(p.Text, p.Mark))]));
        }

        return OdfPackage.Write(
            at, Odf.Root("document-content", new XElement(Odf.Office + "body", text)), OdfStyles.Write(locale),
            OdfPackage.Meta(title, subject, locale, null, at));
    }

    private static object Piece(string text, TextMark mark) => mark is TextMark.Plain ? text
        : new XElement(Odf.Text + "span", new XAttribute(Odf.Text + "style-name", mark.ToString()), Odf.Clean(text));
}
