using System.Globalization;
using System.Xml.Linq;

namespace BotService.Sheets.Odt;

/// <summary>A table as an OpenDocument spreadsheet. Source: OASIS OpenDocument 1.3, part 3 (schema).</summary>
public static class Spreadsheet
{
    public const string MediaType = "application/vnd.oasis.opendocument.spreadsheet";

    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    /// <param name="subject">Whose it is.</param>
    /// <param name="at">When it was written.</param>
    /// <param name="sheets">Each has a name, and rows of which the first names the columns. What is a number becomes one; nothing
    /// becomes a formula.</param>
    public static byte[] Write(
        string locale, string title, string subject, DateTimeOffset at,
        params IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyList<string>> Rows)> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        var book = new XElement(Odf.Office + "spreadsheet", sheets.Select(sheet => new XElement(
            Table + "table", new XAttribute(XNamespace.Xmlns + "table", Table), new XAttribute(Table + "name", Odf.Clean(sheet.Name)),
            new XElement(Table + "table-column", new XAttribute(Table + "number-columns-repeated", sheet.Rows[0].Count)),
            sheet.Rows.Select(row => new XElement(Table + "table-row", row.Select(Cell))))));
        return OdfPackage.Write(
            MediaType, at, Odf.Root("document-content", new XElement(Odf.Office + "body", book)), OdfStyles.Write(locale),
            OdfPackage.Meta(title, subject, locale, null, at));
    }

    private static XElement Cell(string text) => IsNumber(text)
        ? new XElement(
            Table + "table-cell", new XAttribute(Odf.Office + "value-type", "float"), new XAttribute(Odf.Office + "value", text),
            new XElement(Odf.Text + "p", text))
        : new XElement(
            Table + "table-cell", new XAttribute(Odf.Office + "value-type", "string"),
            text.Split('\n').Select(line => new XElement(Odf.Text + "p", Odf.Clean(line))));

    /// <summary>Such as 12 or 0.25, and no number with a leading zero: that is a code.</summary>
    private static bool IsNumber(string text) =>
        text.Length is > 0 and < 16 && (text[0] != '0' || text.Length == 1 || text[1] == '.')
        && double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
