using System.Globalization;
using System.Text;
using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Engine.Gaps;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary><c>/gaps</c>: what no official page confirms yet, by entry, most asked for first.</summary>
internal sealed class GapsPage(IOpenGaps gaps)
{
    private const string Path = "/gaps";

    private const int PerPage = 20;

    private static readonly GapStatus[] Statuses = Enum.GetValues<GapStatus>();

    public async Task<Page> RenderAsync(Visit visit, IQueryCollection query, CancellationToken cancel)
    {
        var words = visit.Words;
        var organisation = query["organisation"].ToString() is { Length: > 0 } named ? named : null;
        var organisations = gaps.Organisations(visit.Locale);
        if (organisation is not null && organisations.All(o => o.Id != organisation))
            return Bad(visit, words["gaps.bad-organisation"]);
        var all = await gaps.ListAsync(visit.Locale, null, cancel);
        var chosen = organisation is null ? all : [.. all.Where(g => g.Entry.Organisation == organisation)];
        var pages = Math.Max(1, (chosen.Count + PerPage - 1) / PerPage);
        var page = 1;
        if (query["page"].ToString() is { Length: > 0 } number
            && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out page) && page >= 1
                && page <= pages))
            return Bad(visit, words.Say("gaps.bad-page", ("pages", CardList.Number(pages))));

        var html = new StringBuilder(
            $"""<h1>{Encode(words["gaps.title"])}</h1><p class="lead">{Encode(words["gaps.about"])}</p>""");
        html.Append($"""<p class="hint">{Encode(words.Say("gaps.as-of", ("date", CardList.Day(visit.Today))))}</p>""");
        Counts(html, visit, all, organisations, organisation);
        if (chosen.Count == 0) html.Append($"<p>{Encode(words["gaps.none"])}</p>");
        foreach (var gap in chosen.Skip((page - 1) * PerPage).Take(PerPage)) Entry(html, visit, gap);
        var range = words.Say(
            "gaps.range", ("page", CardList.Number(page)), ("pages", CardList.Number(pages)),
            ("count", CardList.Number(chosen.Count)));
        Pager.Write(html, visit, Path, page, pages, range, to => Address(organisation, to));
        return new Page(Path, words["gaps.title"], words["gaps.about"], html.ToString())
        {
            Query = Address(organisation, page)
        };
    }

    private static void Counts(
        StringBuilder html, Visit visit, IReadOnlyList<OpenGap> all,
        IReadOnlyList<(string Id, string Name)> organisations, string? chosen)
    {
        var words = visit.Words;
        html.Append($"""
            <section class="panel scroll" tabindex="0" aria-label="{Encode(words["gaps.counts"])}"><table class="counts"><caption>{Encode(words["gaps.counts"])}</caption>
            <thead><tr><th scope="col">{Encode(words["gaps.organisation"])}</th>{string.Concat(Statuses.Select(s => $"""<th scope="col">{Encode(words[Word(s)])}</th>"""))}</tr></thead><tbody>
            """);
        foreach (var (id, name) in organisations) Row(id, name, [.. all.Where(g => g.Entry.Organisation == id)]);
        Row(null, words["gaps.all"], all);
        html.Append("</tbody></table></section>");

        void Row(string? id, string name, IReadOnlyList<OpenGap> of) => html.Append($"""
            <tr><th scope="row"><a href="{Encode(visit.Link(Path, Address(id, 1)))}"{(id == chosen ? " aria-current=\"true\"" : "")}>{Encode(name)}</a></th>{string.Concat(
                Statuses.Select(s => $"<td>{CardList.Number(of.Sum(g => g.Entry.Count(s)))}</td>"))}</tr>
            """);
    }

    private static void Entry(StringBuilder html, Visit visit, OpenGap gap)
    {
        var (words, entry) = (visit.Words, gap.Entry);
        var asked = new List<string>
        {
            entry.OrganisationName,
            gap.Asked is { } count ? words.Say("gaps.asked", ("count", CardList.Number(count))) : words["gaps.few"]
        };
        if (gap.Unanswered is { } met) asked.Add(words.Say("gaps.unanswered", ("count", CardList.Number(met))));
        asked.AddRange(
            Statuses.Where(s => entry.Count(s) > 0).Select(s => $"{words[Word(s)]} {CardList.Number(entry.Count(s))}"));
        html.Append($"""
            <section class="panel" aria-labelledby="e-{entry.Entry}"><h2 id="e-{entry.Entry}"><a href="{Encode(visit.Link($"/entries/{entry.Entry}"))}">{Encode(entry.Name)}</a></h2>
            {CardList.Meta(asked)}{CardList.Meta([words.Say("gaps.confirms", ("contact", entry.Confirms)), words.Say("gaps.owner", ("owner", entry.Owner)), words.Say("gaps.review", ("date", CardList.Day(entry.ReviewBy)))])}
            """);
        if (entry.List is { } list) html.Append($"""<p class="notice">{Encode(list)}</p>""");
        if (entry.Gaps.Count > 0) html.Append("<ul class=\"gaps\">");
        foreach (var item in entry.Gaps)
        {
            html.Append($"""<li class="{Class(item.Status)}"><p><span class="badge {Class(item.Status)}">{Encode(words[Word(item.Status)])}</span> {Encode(item.Section)}</p><p>{Encode(item.Text)}</p>""");
            if (item.ForWhom is { } whom) html.Append($"""<p class="hint">{Encode(whom)}</p>""");
            if (item.Sources.Count > 0)
                html.Append($"""<p class="hint">{Encode(words["gaps.source"])}{string.Join(Encode(words["duties.separator"]), item.Sources.Select(Source))}</p>""");
            html.Append("</li>");
        }
        html.Append(entry.Gaps.Count > 0 ? "</ul></section>" : "</section>");
    }

    private static string Source(GapSource source) => SheetMarks.Link(source.Url) is { } url
        ? $"""<a href="{Encode(url)}" rel="noopener">{Encode(source.Title)}</a> {Encode(source.Dated)}"""
        : $"{Encode(source.Title)} {Encode(source.Dated)}";

    private static (string Name, string Value)[] Address(string? organisation, int page) =>
        [.. organisation is null ? [] : new[] { ("organisation", organisation) },
            .. page == 1 ? [] : new[] { ("page", CardList.Number(page)) }];

    private static Page Bad(Visit visit, string reason) =>
        ErrorPages.Bad(visit, reason, (Path, visit.Words["gaps.back"]));

    private static string Class(GapStatus status) =>
        status switch { GapStatus.Open => "open", GapStatus.Reported => "reported", _ => "planned" };

    private static string Word(GapStatus status) => $"gaps.{Class(status)}";
}
