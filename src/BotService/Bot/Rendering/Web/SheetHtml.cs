using System.Text;
using BotService.Engine.Cases;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Bot.Rendering.Web;

/// <summary>
/// A sheet as HTML to read, tick and print, without title and frame. No script; the boxes are the browser's
/// own. Its looks: <c>sheet.css</c>.
/// </summary>
internal static class SheetHtml
{
    /// <summary>The case, how far the list is confirmed, every part, and the sources.</summary>
    public static void Body(StringBuilder body, Sheet sheet)
    {
        if (sheet.Case.Count > 0)
        {
            body.Append($"""<section class="case" aria-labelledby="case"><h2 id="case">{Encode(sheet.Labels["case"])}</h2>""");
            Facts(body, sheet.Case);
            body.Append("</section>");
        }
        if (sheet.Reservation is { } reservation)
        {
            body.Append($"""<p class="reservation">{Encode(reservation)}</p>""");
        }
        for (var i = 0; i < sheet.Parts.Count; i++) Part(body, sheet.Parts[i], i, sheet.Labels);
        Sources(body, sheet);
    }

    /// <summary>The small print: whom to ask, the day, the release, the receipt.</summary>
    public static void Foot(StringBuilder body, Sheet sheet, string? receipt) =>
        Facts(body, SheetMarks.Foot(sheet, receipt));

    public static void Facts(StringBuilder body, IEnumerable<CaseLine> lines)
    {
        body.Append("""<dl class="facts">""");
        foreach (var line in lines)
            body.Append($"<div><dt>{Encode(line.Question)}</dt><dd>{Encode(line.Answer)}</dd></div>");
        body.Append("</dl>");
    }

    private static void Part(StringBuilder body, SheetPart part, int index, IReadOnlyDictionary<string, string> labels)
    {
        var list = part.Kind is PartKind.Tasks or PartKind.Steps or PartKind.Working ? "ol" : "ul";
        var kind = part.Kind.ToString().ToLowerInvariant();
        body.Append($"""<section class="part {kind}" aria-labelledby="p{index}"><h2 id="p{index}">{Encode(part.Heading)}</h2><{list}>""");
        for (var i = 0; i < part.Items.Count; i++)
        {
            var item = part.Items[i];
            var id = $"p{index}i{i}";
            body.Append(SheetMarks.IsTicked(part.Kind)
                ? $"""<li class="tick"><input type="checkbox" id="{id}"><div><label for="{id}">{Encode(item.Text)}</label>"""
                : $"<li><div><span>{Encode(item.Text)}</span>");
            foreach (var number in item.SourceNumbers)
            {
                body.Append($"""<a class="cite" href="#s{number}" aria-label="{Encode(labels["source-number"])} {number}">{SheetMarks.Cite(number)}</a>""");
            }
            if (item.Mark is { } mark) body.Append($"""<p class="mark">{Encode(mark)}</p>""");
            foreach (var line in SheetMarks.Under(item)) body.Append($"<p>{Encode(line)}</p>");
            if (SheetMarks.Link(item.Url) is { } url)
                body.Append($"""<p><a class="out" href="{Encode(url)}" rel="noopener">{Encode(SheetMarks.LinkName(url))}</a></p>""");
            body.Append("</div></li>");
        }
        body.Append($"</{list}></section>");
    }

    private static void Sources(StringBuilder body, Sheet sheet)
    {
        var sources = sheet.Sources;
        if (sources.Count == 0) return;
        body.Append($"""<section class="part sources" aria-labelledby="sources"><h2 id="sources">{Encode(sheet.Labels["sources"])}</h2><ol>""");
        for (var i = 0; i < sources.Count; i++)
        {
            var source = sources[i];
            var title = Encode(source.Title);
            if (SheetMarks.Link(source.Url) is { } url)
                title = $"""<a class="out" href="{Encode(url)}" rel="noopener">{title}</a>""";
            body.Append($"""<li id="s{i + 1}"><div>{title} <span class="dated">{Encode(source.Dated)}</span></div></li>""");
        }
        body.Append("</ol></section>");
    }
}
