using System.ComponentModel;
using BotService.Engine.Search;
using BotService.Hosting;
using BotService.Insight;
using Microsoft.AspNetCore.Mvc;

namespace BotService.Web.Api;

/// <summary><c>GET /api/v1/search</c>: the same search as the page's, with the same parameters.</summary>
internal sealed class SearchCall(ISearch search, SearchKeeper keeper, TimeProvider time)
{
    private const string Page = "page";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/search", (SearchCall call, HttpContext http,
        [Description("What to look for. All words are wanted, \"quoted\" ones as they stand (also 「」 and “”), and none after a minus sign may occur. Only the first 300 characters are read. Empty: everything that passes the filters.")] string? q,
        [Description("Only entries of this organisation, such as taipower.")] string? organisation,
        [Description("Only entries of this theme; /classes names the terms.")] string? theme,
        [Description("Only entries of this administration.")] string? administration,
        [Description("Only entries of this service.")] string? service,
        [Description("Only entries of this kind.")] string? kind,
        [Description("Only entries changed on this day or later.")] string? since,
        [Description("Best first, newest first, or by class and name.")] string? order,
        [Description("Which ten hits, from 1. A page that does not exist is refused, so that a program which pages on comes to an end.")] string? page,
        [Description("The language of the answer; the text may be in any.")] string? lang) => call.AnswerAsync(http))
        .Describe<SearchAnswer>("search", "Search all entries",
            "Finds entries by keyword and full text. When nothing is found, the advice says where to go on: names like what was typed, the class in which it would stand, what is found with fewer words, and whom to call. Marks are offsets in UTF-16 units.",
            StatusCodes.Status400BadRequest);

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        var asked = new QueryValues(http.Request.Query, search.Locales, "q", "organisation", "theme", "administration",
            "service", "kind", "since", "order", Page).OnlyKnown();
        var query = new SearchQuery(asked.Text("q"), asked.Locale)
        {
            Organisation = asked.Text("organisation"),
            Theme = asked.Text("theme"),
            Administration = asked.Text("administration"),
            Service = asked.Text("service"),
            Kind = asked.Text("kind"),
            UpdatedSince = asked.Day("since"),
            Order = asked.Choice<SearchOrder>("order"),
            Page = asked.Page(Page),
        };
        var result = search.Find(query, Taiwan.Today(time));
        // A person is helped on; a program is told what is wrong with its call.
        foreach (var notice in result.Notices.Where(
            n => n.Kind is SearchNoticeKind.UnknownFilter or SearchNoticeKind.PageBeyondLast))
        {
            if (asked.Errors.ContainsKey(notice.Field)) continue;
            if (notice.Kind == SearchNoticeKind.PageBeyondLast) asked.PageBeyond(notice.Field, result.Pages);
            else asked.OneOf(notice.Field, Values(notice.Field, search.Choices(query.Locale)).Select(v => v.Id));
        }
        if (!asked.AreRight) return ApiAnswer.BadRequest(asked.Errors);
        await keeper.KeepAsync(query, result, http.RequestAborted);
        return ApiAnswer.Data(http, SearchAnswer.Of(result, search.Release), search.Release, isPublic: false);
    }

    private static IReadOnlyList<SearchTerm> Values(string filter, SearchChoices choices) => filter switch
    {
        "organisation" => choices.Organisations,
        "theme" => choices.Themes,
        "administration" => choices.Administrations,
        "service" => choices.Services,
        _ => choices.Kinds,
    };
}
