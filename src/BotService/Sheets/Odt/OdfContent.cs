using System.Xml.Linq;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;

namespace BotService.Sheets.Odt;

/// <summary>The body of the text document: the sheet from title to address.</summary>
internal static class OdfContent
{
    public static XElement Write(Sheet sheet, string? receipt, string address, string picture, PageWording words)
    {
        var text = new XElement(
            Odf.Office + "text", Odf.Paragraph("Small", Qr(picture, words["paper.qr"]), words["site.name"]),
            Odf.Heading(1, sheet.Title));
        if (sheet.Brief.Count > 0 && sheet.Case.Count > 0)
            text.Add(Odf.Paragraph("Standard", Strong(SheetMarks.Answers(sheet))));
        foreach (var line in sheet.Brief) text.Add(Odf.Paragraph("Item", SheetMarks.Text(sheet, line)));
        if (sheet.Call is { } call)
        {
            text.Add(Odf.Heading(2, call.Heading));
            foreach (var line in SheetMarks.Spoken(call)) text.Add(Odf.Paragraph("Item", line));
        }
        if (sheet.Brief.Count > 0) text.Add(Odf.Heading(2, SheetMarks.More(sheet)));
        text.Add(Odf.Paragraph("Standard", sheet.Summary));
        if (sheet.Case.Count > 0)
        {
            text.Add(Odf.Heading(2, sheet.Labels["case"]));
            foreach (var line in sheet.Case)
                text.Add(Odf.Paragraph("Standard", $"{line.Question} ", Strong(line.Answer)));
        }
        if (sheet.Reservation is { } reservation) text.Add(Odf.Paragraph("Reservation", reservation));
        if (SheetMarks.Legend(sheet) is { } legend) text.Add(Odf.Paragraph("Small", legend));
        foreach (var part in sheet.Parts) Part(text, part);
        Sources(text, sheet);
        text.Add(Odf.Paragraph("Rule"));
        foreach (var line in SheetMarks.Foot(sheet, receipt))
            text.Add(Odf.Paragraph("Small", $"{line.Question} ", Strong(line.Answer)));
        text.Add(Odf.Paragraph("Small", Odf.Link(address, address)));
        return Odf.Root(
            "document-content", new XElement(Odf.Office + "automatic-styles", OdfStyles.QrFrame()),
            new XElement(Odf.Office + "body", text));
    }

    private static void Part(XElement text, SheetPart part)
    {
        text.Add(Odf.Heading(2, part.Heading));
        for (var i = 0; i < part.Items.Count; i++)
        {
            var item = part.Items[i];
            text.Add(Odf.Paragraph(
                "Item", $"{SheetMarks.Before(part.Kind, i)} ", Strong(item.Text), SheetMarks.Cite(item)));
            if (item.Mark is { } mark) text.Add(Odf.Paragraph("Mark", mark));
            foreach (var line in SheetMarks.Under(item)) text.Add(Odf.Paragraph("Detail", line));
            if (SheetMarks.Link(item.Url) is { } url) text.Add(Odf.Paragraph("Detail", Odf.Link(url, url)));
        }
    }

    private static void Sources(XElement text, Sheet sheet)
    {
        if (sheet.Sources.Count == 0) return;
        text.Add(Odf.Heading(2, sheet.Labels["sources"]));
        for (var i = 0; i < sheet.Sources.Count; i++)
        {
            var source = sheet.Sources[i];
            text.Add(Odf.Paragraph(
                "Small", $"{SheetMarks.Cite(i + 1)} ",
                SheetMarks.Link(source.Url) is { } url ? Odf.Link(url, source.Title) : source.Title,
                $" {source.Dated}"));
        }
    }

    private static XElement Strong(string text) =>
        new(Odf.Text + "span", new XAttribute(Odf.Text + "style-name", "Strong"), Odf.Clean(text));

    private static XElement Qr(string picture, string label) => new(Odf.Draw + "frame",
        new XAttribute(Odf.Draw + "style-name", OdfStyles.QrFrameName), new XAttribute(Odf.Draw + "name", "QR"),
        new XAttribute(Odf.Text + "anchor-type", "paragraph"), new XAttribute(Odf.Svg + "width", "2.6cm"),
        new XAttribute(Odf.Svg + "height", "2.6cm"),
        new XElement(
            Odf.Draw + "image", new XAttribute(Odf.XLink + "href", picture),
            new XAttribute(Odf.XLink + "type", "simple"),
            new XAttribute(Odf.XLink + "show", "embed"), new XAttribute(Odf.XLink + "actuate", "onLoad")),
        new XElement(Odf.Svg + "title", label));
}
