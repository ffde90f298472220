using BotService.Engine.Dialogs.Script;
using System.Globalization;
using System.Text;
using BotService.Bot.Rendering;
using BotService.Bot.Rendering.Web;
using BotService.Engine.Library;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>What every page of the site has around its content: head, menu, trail, footer.</summary>
internal sealed class PageFrame(PageWordings wordings, ILibrary library, SiteAssets assets)
{
    /// <summary>The menu: path, and key of its word.</summary>
    private static readonly (string Path, string Word)[] Menu =
        [("/", "page.chat"), ("/search", "page.search"), ("/browse", "page.browse"),
            ("/calculators", "page.calculators")];

    public string Render(Visit visit, Page page)
    {
        var words = visit.Words;
        var title = $"{page.Title} · {words["site.name"]}";
        return $"""
            <!doctype html>
            <html lang="{Encode(visit.Locale)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)}</title>
            <meta name="description" content="{Encode(page.Description)}">
            {Addresses(visit, page)}<link rel="icon" type="image/svg+xml" href="{Encode(visit.Root + assets.Icon)}">
            <link rel="stylesheet" href="{Encode(visit.Root + assets.Style)}">
            {(page.Data is { } data ? $"<script type=\"application/ld+json\">{data}</script>" : "")}
            </head>
            <body>
            <a class="skip" href="#main">{Encode(words["page.skip"])}</a>
            <header class="head">
            <div class="wide">
            <p class="brand"><a href="{Encode(visit.Link("/"))}">{Encode(words["site.name"])}</a></p>
            {Languages(visit, page)}
            <nav class="menu" aria-label="{Encode(words["page.menu"])}"><ul>{Items(visit, page)}</ul></nav>
            </div>
            </header>
            <main id="main" tabindex="-1">
            {Trail(visit, page)}{page.Main}
            </main>
            {Footer(visit)}
            </body>
            </html>

            """;
    }

    private string Addresses(Visit visit, Page page)
    {
        if (!page.IsPublic || page.Status != StatusCodes.Status200OK)
            return "<meta name=\"robots\" content=\"noindex\">\n";
        var query = page.Query.ToArray();
        var links = new StringBuilder(
            $"<link rel=\"canonical\" href=\"{Encode(visit.Full(page.Path, query, visit.Locale))}\">\n");
        foreach (var other in wordings.All)
            links.Append(
                $"<link rel=\"alternate\" hreflang=\"{Encode(other.Locale)}\" href=\"{Encode(visit.Full(page.Path, query, other.Locale))}\">\n");
        return links.Append($"<link rel=\"alternate\" hreflang=\"x-default\" href=\"{Encode(visit.Full(page.Path, query, null))}\">\n").ToString();
    }

    private string Languages(
        Visit visit, Page page) => string.Concat(wordings.All.Where(w => w.Locale != visit.Locale).Select(other =>
        $"""<a class="language" lang="{Encode(other.Locale)}" hreflang="{Encode(other.Locale)}" href="{Encode(visit.Switch(page, other.Locale))}">{Encode(other["language"])}</a>"""));

    private static string Items(Visit visit, Page page) => string.Concat(Menu.Select(item =>
        $"""<li><a href="{Encode(visit.Link(item.Path))}"{Current(page, item.Path)}>{Encode(visit.Words[item.Word])}</a></li>"""));

    private static string Current(Page page, string path) => page.Status != StatusCodes.Status200OK ? ""
        : page.Path == path ? " aria-current=\"page\""
        : path != "/" && page.Path.StartsWith(path + "/", StringComparison.Ordinal) ? " aria-current=\"true\"" : "";

    private static string Trail(Visit visit, Page page)
    {
        if (page.Trail.Count == 0) return "";
        var steps = string.Concat(
            page.Trail.Select(
                step => $"""<li><a href="{Encode(visit.Link(step.Path))}">{Encode(step.Name)}</a></li>"""));
        return $"""<nav class="trail" aria-label="{Encode(visit.Words["page.trail"])}"><ol>{steps}<li aria-current="page">{Encode(page.Title)}</li></ol></nav>""";
    }

    private string Footer(Visit visit)
    {
        var words = visit.Words;
        return $"""
            <footer class="foot">
            <div class="wide">
            <p class="calls"><strong>{Encode(words["page.calls"])}</strong> {Encode(words["site.hotline"])}</p>
            <ul>
            <li><a href="{Encode(visit.Link("/entries"))}">{Encode(words["page.entries"])}</a></li>
            <li><a href="{Encode(visit.Link("/offices"))}">{Encode(words["offices.title"])}</a></li>
            <li><a href="{Encode(visit.Link("/gaps"))}">{Encode(words["gaps.title"])}</a></li>
            <li><a href="{Encode(visit.Link("/duties"))}">{Encode(words["duties.title"])}</a></li>
            <li><a href="{Encode(visit.Root)}/sitemap.xml">{Encode(words["page.sitemap"])}</a></li>
            <li><a href="{Encode(visit.Root)}/api/v1/openapi.json">{Encode(words["page.api"])}</a></li>
            <li><a class="out" href="https://www.gov.tw" rel="noopener">{Encode(words["page.government"])}</a></li>
            </ul>
            <p>{Encode(words.Say("page.data", ("date", library.Updated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))} · {Encode(words.Say("page.release", ("release", library.Release)))}</p>
            <p>{Encode(words["page.automated"])}</p>
            </div>
            </footer>
            """;
    }
}
