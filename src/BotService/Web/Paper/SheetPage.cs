using BotService.Engine.Dialogs.Script;
using System.Text;
using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Bot.Rendering.Web;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Paper;

/// <summary>A kept sheet as a page to read, tick and print.</summary>
internal sealed class SheetPage(PageWordings wordings)
{
    private static readonly string Style = Asset.ReadText("web/sheet.css", "paper/page.css");

    /// <param name="nonce">Allows the one style element.</param>
    /// <param name="address">The page's own address, for the QR code.</param>
    /// <param name="odt">Address of the same as a text document.</param>
    /// <param name="root">The site's path base.</param>
    public string Render(Receipt receipt, string nonce, string address, string odt, string root)
    {
        var sheet = receipt.Sheet;
        var words = wordings.For(sheet.Locale);
        var body = new StringBuilder();
        body.Append($"""
            <header class="top"><p class="site">{Encode(words["site.name"])}</p>
            <nav class="tools"><a href="{Encode(odt)}" download>{Encode(sheet.Labels["odt"])}</a><a href="{Encode($"{root}/entries/{sheet.Entry}?lang={sheet.Locale}")}">{Encode(words["paper.entry"])}</a><a href="{Encode($"{root}/?lang={sheet.Locale}")}">{Encode(words["paper.back"])}</a><a href="{Encode($"{root}/continue/{receipt.Id}?lang={sheet.Locale}")}">{Encode(words["paper.continue"])}</a></nav></header>
            <main>
            <div class="title"><div><h1>{Encode(sheet.Title)}</h1><p class="summary">{Encode(sheet.Summary)}</p></div>
            <figure>{QrPath.Svg(address, words["paper.qr"])}<figcaption>{Encode(words["paper.qr-hint"])}</figcaption></figure></div>
            """);
        SheetHtml.Body(body, sheet);
        body.Append("""<footer class="small">""");
        SheetHtml.Foot(body, sheet, receipt.Id);
        body.Append($"""<p class="address">{Encode(address)}</p><p class="screen">{Encode(words["paper.how-to-print"])}</p></footer></main>""");
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

    private static string Frame(string locale, string title, string nonce, string body) => $"""
        <!doctype html>
        <html lang="{Encode(locale)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{Encode(title)}</title>
        <style nonce="{nonce}">{Style}</style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """;
}
