using System.Text;
using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Engine.Cases;
using static BotService.Channels.Paper.Html;

namespace BotService.Channels.Paper;

/// <summary>A kept sheet as a page to read, tick and print. No script; the boxes are the browser's own.</summary>
internal sealed class SheetPage(PageWordings wordings)
{
    /// <param name="nonce">Allows the one style element.</param>
    /// <param name="address">The page's own address, for the QR code.</param>
    /// <param name="odt">Address of the same as a text document.</param>
    /// <param name="home">Address of the chat page.</param>
    public string Render(Receipt receipt, string nonce, string address, string odt, string home)
    {
        var sheet = receipt.Sheet;
        var words = wordings.For(sheet.Locale);
        var body = new StringBuilder();
        body.Append($"""
            <header class="top"><p class="site">{Encode(words["site.name"])}</p>
            <nav class="tools"><a href="{Encode(odt)}" download>{Encode(sheet.Labels["odt"])}</a><a href="{Encode(home)}">{Encode(words["paper.back"])}</a></nav></header>
            <main>
            <div class="title"><div><h1>{Encode(sheet.Title)}</h1><p class="summary">{Encode(sheet.Summary)}</p></div>
            <figure>{QrPath.Svg(address, words["paper.qr"])}<figcaption>{Encode(words["paper.qr-hint"])}</figcaption></figure></div>
            """);
        if (sheet.Case.Count > 0)
        {
            body.Append($"""<section class="case" aria-labelledby="case"><h2 id="case">{Encode(sheet.Labels["case"])}</h2><dl>""");
            foreach (var line in sheet.Case) body.Append($"<div><dt>{Encode(line.Question)}</dt><dd>{Encode(line.Answer)}</dd></div>");
            body.Append("</dl></section>");
        }
        if (sheet.Reservation is { } reservation)
        {
            body.Append($"""<p class="reservation">{Encode(reservation)}</p>""");
        }
        for (var i = 0; i < sheet.Parts.Count; i++) Part(body, sheet.Parts[i], i, sheet.Labels);
        Sources(body, sheet);
        body.Append("<footer><dl>");
        foreach (var line in SheetMarks.Foot(sheet, receipt.Id)) body.Append($"<div><dt>{Encode(line.Question)}</dt><dd>{Encode(line.Answer)}</dd></div>");
        body.Append($"""</dl><p class="address">{Encode(address)}</p><p class="screen">{Encode(words["paper.how-to-print"])}</p></footer></main>""");
        return Frame(sheet.Locale, $"{sheet.Title} · {words["site.name"]}", nonce, body.ToString());
    }

    /// <summary>Says in every language that there is no such sheet.</summary>
    public string Missing(string nonce, string home)
    {
        var body = new StringBuilder("<main class=\"missing\">");
        foreach (var words in wordings.All)
        {
            body.Append($"""
                <section lang="{Encode(words.Locale)}"><h1>{Encode(words["missing.title"])}</h1><p>{Encode(words["missing.text"])}</p>
                <p>{Encode(words["site.hotline"])}</p><p><a href="{Encode(home)}?lang={Encode(words.Locale)}">{Encode(words["paper.back"])}</a></p></section>
                """);
        }
        body.Append("</main>");
        return Frame(wordings.All[0].Locale, wordings.All[0]["missing.title"], nonce, body.ToString());
    }

    private static void Part(StringBuilder body, SheetPart part, int index, IReadOnlyDictionary<string, string> labels)
    {
        var list = part.Kind is PartKind.Tasks or PartKind.Steps ? "ol" : "ul";
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
            if (SheetMarks.Link(item.Url) is { } url) body.Append($"""<p><a class="out" href="{Encode(url)}" rel="noopener">{Encode(SheetMarks.LinkName(url))}</a></p>""");
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
            if (SheetMarks.Link(source.Url) is { } url) title = $"""<a class="out" href="{Encode(url)}" rel="noopener">{title}</a>""";
            body.Append($"""<li id="s{i + 1}"><div>{title} <span class="dated">{Encode(source.Dated)}</span></div></li>""");
        }
        body.Append("</ol></section>");
    }

    private static string Frame(string locale, string title, string nonce, string body) => $"""
        <!doctype html>
        <html lang="{Encode(locale)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{Encode(title)}</title>
        <style nonce="{nonce}">{SheetStyle.Css}</style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """;
}
