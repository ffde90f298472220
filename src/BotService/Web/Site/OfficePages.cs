using System.Globalization;
using System.Text;
using BotService.Bot.Rendering;
using BotService.Bot.Rendering.Web;
using BotService.Engine.Cases;
using BotService.Engine.Library;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>
/// <c>/offices</c>: by organisation, each region before its places; <c>/offices/{id}</c>: what one office promises,
/// and to which entries it adds it.
/// </summary>
internal sealed class OfficePages(ILibrary library)
{
    private const string Path = "/offices";

    public Page All(Visit visit)
    {
        var words = visit.Words;
        var offices = library.Offices(visit.Locale);
        var about = words.Say("offices.about", ("count", offices.Count.ToString(CultureInfo.InvariantCulture)));
        var html = new StringBuilder(
            $"""<h1>{Encode(words["offices.title"])}</h1><p class="lead">{Encode(about)}</p>""");
        foreach (var group in offices.GroupBy(o => (o.Organisation, o.OrganisationName)))
        {
            html.Append($"""<section class="panel" aria-labelledby="o-{group.Key.Organisation}"><h2 id="o-{group.Key.Organisation}">{Encode(group.Key.OrganisationName)}</h2>""");
            Below(html, visit, [.. group], null, 3);
            html.Append("</section>");
        }
        return new Page(Path, words["offices.title"], about, html.ToString());
    }

    /// <summary>Null when there is no such office.</summary>
    public Page? One(Visit visit, string id)
    {
        if (library.Office(id, visit.Locale, visit.Today) is not { } office) return null;
        var words = visit.Words;
        var (card, path) = (office.Card, $"{Path}/{id}");
        var html = new StringBuilder($"""
            <article class="paper">
            <div class="title"><div><h1>{Encode(card.Name)}</h1><p class="summary">{Encode(card.Summary)}</p></div>
            <figure class="code">{QrPath.Svg(visit.Full(path, [], visit.Locale), words["paper.qr"])}<figcaption>{Encode(words["paper.qr-hint"])}</figcaption></figure></div>
            """);
        var whose = new CaseLine(words["offices.organisation"], card.OrganisationName);
        SheetHtml.Facts(
            html, office.Above is { } above ? [whose, new(words["offices.above"], above.Name), .. office.Sheet.Case]
                : [whose, .. office.Sheet.Case]);
        SheetHtml.Body(html, office.Sheet with { Case = [] });
        if (office.Entries.Count > 0)
        {
            html.Append($"""<section class="part" aria-labelledby="adds"><h2 id="adds">{Encode(words["offices.adds"])}</h2><p>{Encode(words["offices.adds-hint"])}</p><ul>""");
            foreach (var entry in office.Entries)
                html.Append($"""<li><div><a href="{Encode(visit.Link($"/entries/{entry.Id}", (EntryAnswers.Office, id)))}">{Encode(entry.Name)}</a></div></li>""");
            html.Append("</ul></section>");
        }
        html.Append($"""<section class="small" aria-labelledby="about"><h2 id="about">{Encode(words["entry.about"])}</h2>""");
        SheetHtml.Foot(html, office.Sheet, receipt: null);
        SheetHtml.Facts(
            html, [new(words["entry.updated"], CardList.Day(card.Updated)),
                new(words["entry.review"], CardList.Day(card.ReviewBy))]);
        html.Append($"""<p class="screen">{Encode(words["paper.how-to-print"])}</p></section></article>""");
        (string, string)[] trail = [(Path, words["offices.title"])];
        return new Page(path, card.Name, card.Summary, html.ToString())
        {
            Trail = office.Above is { } region ? [.. trail, ($"{Path}/{region.Id}", region.Name)] : trail,
        };
    }

    /// <summary>The offices of which the parent consists; with no parent, the regions.</summary>
    private static void Below(
        StringBuilder html, Visit visit, IReadOnlyList<OfficeCard> offices, string? parent, int level)
    {
        var own = offices.Where(o => o.Parent == parent).ToList();
        if (own.Count == 0) return;
        html.Append("<ul class=\"cards\">");
        foreach (var office in own)
        {
            html.Append($"""<li><h{level}><a href="{Encode(visit.Link($"{Path}/{office.Id}"))}">{Encode(office.Name)}</a></h{level}><p>{Encode(office.Summary)}</p>{CardList.Meta([office.Region, CardList.Updated(visit, office.Updated)])}""");
            Below(html, visit, offices, office.Id, level + 1);
            html.Append("</li>");
        }
        html.Append("</ul>");
    }
}
