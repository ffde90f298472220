using System.Xml.Linq;

namespace BotService.Sheets.Odt;

/// <summary>
/// How the text document looks: A4, real heading styles, CJK fonts by name so that each office program takes its own.
/// </summary>
internal static class OdfStyles
{
    public const string QrFrameName = "QrFrame";

    public static XElement Write(string locale)
    {
        var (language, country) = locale.Split('-') is [var l, var c] ? (l, c) : (locale, "none");
        var cjk = language == "zh";
        return Odf.Root("document-styles",
            new XElement(Odf.Office + "font-face-decls", Font("Noto Sans TC"), Font("Noto Sans")),
            new XElement(Odf.Office + "styles",
                new XElement(Odf.Style + "default-style", Family("paragraph"),
                    new XElement(Odf.Style + "text-properties",
                        new XAttribute(Odf.Style + "font-name", "Noto Sans"),
                        new XAttribute(Odf.Style + "font-name-asian", "Noto Sans TC"),
                        new XAttribute(Odf.Fo + "font-size", "11pt"),
                        new XAttribute(Odf.Style + "font-size-asian", "11pt"),
                        new XAttribute(Odf.Fo + "language", cjk ? "en" : language),
                        new XAttribute(Odf.Fo + "country", cjk ? "GB" : country),
                        new XAttribute(Odf.Style + "language-asian", cjk ? language : "zh"),
                        new XAttribute(Odf.Style + "country-asian", cjk ? country : "TW"))),
                Paragraph("Standard", null, "0.1cm", null),
                Paragraph("Heading_20_1", "Heading 1", "0.2cm", "18pt", outline: 1),
                Paragraph("Heading_20_2", "Heading 2", "0.15cm", "13pt", outline: 2, above: "0.5cm"),
                Paragraph("Item", null, "0.05cm", null, indent: ("0.7cm", "-0.7cm")),
                Paragraph("Detail", null, "0.05cm", "10pt", indent: ("0.7cm", "0cm"), colour: "#4d5b69"),
                Paragraph("Mark", null, "0.05cm", "10pt", indent: ("0.7cm", "0cm"), colour: "#7a4a00"),
                Paragraph("Reservation", null, "0.2cm", null, above: "0.2cm", border: "0.75pt solid #c98a12"),
                Paragraph("Rule", null, "0.2cm", "6pt", above: "0.4cm", rule: true),
                Paragraph("Small", null, "0.05cm", "9pt", colour: "#4d5b69"),
                new XElement(Odf.Style + "style", new XAttribute(Odf.Style + "name", "Strong"), Family("text"),
                    new XElement(Odf.Style + "text-properties", Bold())),
                Change("Gone", "text-line-through-style", "#8a1c1c"), Change("Come", "text-underline-style", "#14532d")),
            new XElement(Odf.Office + "automatic-styles",
                new XElement(Odf.Style + "page-layout", new XAttribute(Odf.Style + "name", "A4"),
                    new XElement(
                        Odf.Style + "page-layout-properties", new XAttribute(Odf.Fo + "page-width", "21cm"),
                        new XAttribute(Odf.Fo + "page-height", "29.7cm"),
                        new XAttribute(Odf.Fo + "margin", "2cm")))),
            new XElement(Odf.Office + "master-styles",
                new XElement(
                    Odf.Style + "master-page", new XAttribute(Odf.Style + "name", "Standard"),
                    new XAttribute(Odf.Style + "page-layout-name", "A4"))));
    }

    /// <summary>The QR code stands at the right edge and the text flows beside it.</summary>
    public static XElement QrFrame() => new(
        Odf.Style + "style", new XAttribute(Odf.Style + "name", QrFrameName), Family("graphic"),
        new XElement(Odf.Style + "graphic-properties", new XAttribute(Odf.Style + "wrap", "left"),
            new XAttribute(Odf.Style + "horizontal-pos", "right"),
            new XAttribute(Odf.Style + "horizontal-rel", "paragraph"),
            new XAttribute(Odf.Style + "vertical-pos", "top"),
            new XAttribute(Odf.Style + "vertical-rel", "paragraph")));

    private static XElement Paragraph(
        string name, string? display, string below, string? size, int? outline = null, string? above = null,
        (string Left, string First)? indent = null, string? colour = null, string? border = null, bool rule = false)
    {
        var paragraph = new XElement(
            Odf.Style + "paragraph-properties", new XAttribute(Odf.Fo + "margin-bottom", below));
        if (above is not null) paragraph.Add(new XAttribute(Odf.Fo + "margin-top", above));
        if (indent is var (left, first))
            paragraph.Add(new XAttribute(Odf.Fo + "margin-left", left), new XAttribute(Odf.Fo + "text-indent", first));
        if (outline is not null) paragraph.Add(new XAttribute(Odf.Fo + "keep-with-next", "always"));
        if (border is not null)
            paragraph.Add(new XAttribute(Odf.Fo + "border", border), new XAttribute(Odf.Fo + "padding", "0.2cm"));
        if (rule) paragraph.Add(new XAttribute(Odf.Fo + "border-bottom", "0.5pt solid #999999"));
        var text = new XElement(Odf.Style + "text-properties");
        if (outline is not null) text.Add(Bold());
        if (size is not null)
            text.Add(new XAttribute(Odf.Fo + "font-size", size), new XAttribute(Odf.Style + "font-size-asian", size));
        if (colour is not null) text.Add(new XAttribute(Odf.Fo + "color", colour));
        var style = new XElement(
            Odf.Style + "style", new XAttribute(Odf.Style + "name", name), Family("paragraph"), paragraph, text);
        if (display is not null) style.Add(new XAttribute(Odf.Style + "display-name", display));
        if (name != "Standard") style.Add(new XAttribute(Odf.Style + "parent-style-name", "Standard"));
        if (outline is { } level)
            style.Add(new XAttribute(Odf.Style + "default-outline-level", level),
                new XAttribute(Odf.Style + "next-style-name", "Standard"));
        return style;
    }

    /// <summary>What went and what came, told by a line and not by the colour alone.</summary>
    private static XElement Change(string name, string line, string colour) => new(
        Odf.Style + "style", new XAttribute(Odf.Style + "name", name), Family("text"),
        new XElement(
            Odf.Style + "text-properties", new XAttribute(Odf.Style + line, "solid"), new XAttribute(Odf.Fo + "color", colour)));

    private static object[] Bold() =>
        [new XAttribute(Odf.Fo + "font-weight", "bold"), new XAttribute(Odf.Style + "font-weight-asian", "bold")];

    private static XAttribute Family(string family) => new(Odf.Style + "family", family);

    private static XElement Font(string name) => new(Odf.Style + "font-face", new XAttribute(Odf.Style + "name", name),
        new XAttribute(Odf.Svg + "font-family", $"'{name}'"));
}
