using System.Text;
using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Engine.Safety;
using BotService.Engine.Search;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>The search: its form, what was found, and where to go on when nothing was.</summary>
internal sealed class SearchPage(ISearch search, SafetyDesk safety, SearchKeeper keeper, BrowsePages browse)
{
    /// <summary>Of the text that was searched for, in a browser's title.</summary>
    private const int LongestTitle = 40;

    public async Task<Page> RenderAsync(Visit visit, SearchAsk ask, CancellationToken cancel)
    {
        var words = visit.Words;
        var html = new StringBuilder($"<h1>{Encode(words["search.title"])}</h1>");
        if (ask.Query.Text is { } said && safety.CardFor(said, visit.Locale) is { } card)
            EmergencyNotice.Write(html, card);
        html.Append(SearchForm.Full(visit, ask, search.Choices(visit.Locale)));
        if (ask.Problems.Count > 0)
        {
            foreach (var problem in ask.Problems.Values)
                html.Append($"""<p class="problem" role="alert">{Encode(problem)}</p>""");
            return Searched(words["search.title"]) with { Status = StatusCodes.Status400BadRequest };
        }
        if (ask.IsEmpty)
        {
            html.Append(await browse.HotAsync(visit, cancel)).Append(browse.Themes(visit)).Append(Help(visit));
            return new Page("/search", words["search.title"], words["search.about"], html.ToString());
        }

        var result = search.Find(ask.Query, visit.Today);
        await keeper.KeepAsync(ask.Query, result, cancel);
        Results(html, visit, ask, result);
        html.Append(Help(visit));
        return Searched(ask.Query.Text is { } q ? $"{Brief(q)} · {words["search.title"]}" : words["search.title"]);

        Page Searched(string title) =>
            new("/search", title, words["search.about"], html.ToString())
            {
                Query = ask.Address(ask.Query.Page), IsPublic = false
            };
    }

    private static void Results(StringBuilder html, Visit visit, SearchAsk ask, SearchResult result)
    {
        var words = visit.Words;
        html.Append($"""<section aria-labelledby="results"><h2 id="results">{Encode(words["search.results"])} <span class="count">{Encode(words.Say("search.count", ("count", CardList.Number(result.Total))))}</span></h2>""");
        foreach (var notice in result.Notices) html.Append($"""<p class="notice">{Encode(notice.Text)}</p>""");
        var understood = result.Understood;
        if (understood.Excluded.Count > 0)
            html.Append($"""<p class="meta">{Encode(words.Say("search.excluded", ("words", Join(understood.Excluded))))}</p>""");
        if (understood.SetAside.Count > 0)
            html.Append($"""<p class="meta">{Encode(words.Say("search.set-aside", ("words", Join(understood.SetAside))))}</p>""");
        if (result.Hits.Count > 0)
        {
            SearchHits.Write(html, visit, result.Hits);
            if (result.Pages > 1)
            {
                var range = words.Say(
                    "search.range", ("page", CardList.Number(result.Page)), ("pages", CardList.Number(result.Pages)));
                Pager.Write(html, visit, "/search", result.Page, result.Pages, range, page => ask.Address(page));
            }
        }
        if (result.Advice is { } advice) SearchHits.Advise(html, visit, ask, advice);
        html.Append("</section>");

        string Join(IEnumerable<string> parts) => string.Join(words["entry.names"], parts);
    }

    private string Help(Visit visit)
    {
        var words = visit.Words;
        var examples = string.Concat(search.Examples(visit.Locale).Select(e =>
            $"""<li><a href="{Encode(visit.Link("/search", ("q", e.Text)))}">{Encode(e.Text)}</a> <span class="hint">{Encode(e.About)}</span></li>"""));
        return $"""<section class="help" aria-labelledby="help"><h2 id="help">{Encode(words["search.help"])}</h2><p>{Encode(words["search.help-text"])}</p><h3>{Encode(words["search.examples"])}</h3><ul>{examples}</ul></section>""";
    }

    private static string Brief(string text) =>
        text.Length <= LongestTitle ? text : SearchQuery.Beginning(text, LongestTitle - 1) + "…";
}
