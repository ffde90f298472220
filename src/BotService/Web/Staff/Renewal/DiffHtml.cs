using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Plans.Difference;

namespace BotService.Web.Staff.Renewal;

/// <summary>The difference of two plans as a page of its own, to be sent on and opened anywhere.</summary>
internal static class DiffHtml
{
    /// <summary>Said by attributes as well: word processors that open the page know few styles of tables.</summary>
    private const string Table = "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\">"
        + "<colgroup><col width=\"16%\"><col width=\"8%\"><col width=\"50%\"><col width=\"26%\"></colgroup>";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(PlanDifference difference, PageWording words)
    {
        var title = words.Say("diff.title", ("a", difference.A.Id), ("b", difference.B.Id));
        var html = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"").Append(words.Locale).Append("\">\n<head><meta charset=\"utf-8\"><title>").Append(Text(title))
            .Append("</title><meta name=\"viewport\" content=\"width=device-width\">\n<style>")
            .Append("body{font-family:sans-serif;line-height:1.6;max-width:72rem;margin:1rem auto;padding:0 1rem}")
            .Append("table{border-collapse:collapse}th,td{border:1px solid #767676;padding:.3rem .6rem;vertical-align:top;text-align:left}")
            .Append("h1{font-size:1.4rem}")
            .Append("del{color:#8a1c1c;text-decoration:line-through}ins{color:#14532d;text-decoration:underline}</style></head>\n<body><h1>")
            .Append(Text(title)).Append("</h1>\n<p>").Append(Text($"{difference.A.Title} → {difference.B.Title}")).Append("</p>\n<p>")
            .Append(Text(words["diff.legend"])).Append("</p>\n").Append(Table).Append("<thead><tr>");
        foreach (var heading in new[] { "diff.place", "diff.became", "diff.words", "diff.changes" })
            html.Append("<th scope=\"col\">").Append(Text(words[heading])).Append("</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var pair in difference.Pairs)
        {
            html.Append("<tr valign=\"top\"><td>").Append(Text(DiffWords.Place(pair)))
                .Append("</td><td>").Append(Text(DiffWords.Class(words, pair.Class))).Append("</td><td>");
            foreach (var run in DiffWords.Runs(pair.Olds, pair.News)) Add(html, run);
            html.Append("</td><td>").AppendJoin("<br>", DiffWords.Changes(words, pair.Changes).Select(Text)).Append("</td></tr>\n");
        }

        return html.Append("</tbody></table></body></html>\n").ToString();
    }

    private static void Add(StringBuilder html, TextRun run)
    {
        var mark = run is { IsOld: true, IsNew: true } ? null : run.IsOld ? "del" : "ins";
        if (mark is not null) html.Append('<').Append(mark).Append('>');
        html.Append(Text(run.Text));
        if (mark is not null) html.Append("</").Append(mark).Append('>');
    }

    private static string Text(string text) => Encoder.Encode(text);
}
