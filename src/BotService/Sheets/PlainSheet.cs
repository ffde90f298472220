using System.Text;
using BotService.Engine.Cases;

namespace BotService.Sheets;

/// <summary>A sheet as plain text, for clients that show neither cards nor pages.</summary>
internal static class PlainSheet
{
    public static string Render(Sheet sheet, string? receipt)
    {
        var text = new StringBuilder();
        text.Append(sheet.Title).Append('\n');
        if (sheet.Brief.Count > 0)
        {
            if (sheet.Case.Count > 0) text.Append(SheetMarks.Answers(sheet)).Append('\n');
            foreach (var line in sheet.Brief) text.Append(SheetMarks.Text(sheet, line)).Append('\n');
            if (sheet.Call is { } call)
            {
                text.Append('\n').Append(call.Heading).Append('\n');
                foreach (var line in SheetMarks.Spoken(call)) text.Append(line).Append('\n');
            }
            text.Append('\n').Append(SheetMarks.More(sheet)).Append('\n');
        }
        text.Append(sheet.Summary).Append('\n');
        foreach (var line in sheet.Case) text.Append(line.Question).Append(' ').Append(line.Answer).Append('\n');
        if (sheet.Reservation is { } reservation) text.Append(reservation).Append('\n');
        if (SheetMarks.Legend(sheet) is { } legend) text.Append(legend).Append('\n');
        foreach (var part in sheet.Parts)
        {
            text.Append('\n').Append(part.Heading).Append('\n');
            for (var i = 0; i < part.Items.Count; i++) Item(text, part.Items[i], SheetMarks.Before(part.Kind, i));
        }
        text.Append('\n').Append(sheet.Labels["sources"]).Append('\n');
        for (var i = 0; i < sheet.Sources.Count; i++)
        {
            var source = sheet.Sources[i];
            text.Append(SheetMarks.Cite(i + 1)).Append(' ').Append(source.Title).Append(' ').Append(source.Dated)
                .Append(' ').Append(source.Url).Append('\n');
        }
        text.Append('\n')
            .AppendJoin('\n', SheetMarks.Foot(sheet, receipt).Select(line => $"{line.Question} {line.Answer}"));
        return text.ToString();
    }

    private static void Item(StringBuilder text, SheetItem item, string before)
    {
        text.Append(before).Append(' ').Append(item.Text).Append(SheetMarks.Cite(item)).Append('\n');
        if (item.Mark is { } mark) text.Append("   ").Append(mark).Append('\n');
        foreach (var line in SheetMarks.Under(item)) text.Append("   ").Append(line).Append('\n');
        if (SheetMarks.Link(item.Url) is { } url) text.Append("   ").Append(url).Append('\n');
    }
}
