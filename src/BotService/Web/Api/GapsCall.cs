using System.ComponentModel;
using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Insight;
using Microsoft.AspNetCore.Mvc;

namespace BotService.Web.Api;

/// <summary>
/// <c>GET /api/v1/gaps</c>: what the page of the gaps shows, with the same filter, in the same order, and as
/// reserved about how many asked.
/// </summary>
internal static class GapsCall
{
    private const int PerPage = 20;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/gaps", AnswerAsync)
        .Describe<GapsAnswer>("gaps", "List what is not known for sure",
            "Every fact that no official page confirms yet, by entry, most asked for first: open (looked for and not found), reported (found, but not with those who decide) and planned (promised in a plan). "
            + "How many asked is counted over thirty days, rounded down to fives, and left out when it was fewer than five.",
            StatusCodes.Status400BadRequest);

    private static async Task<IResult> AnswerAsync(
        [Description("Only entries of this organisation.")] string? organisation,
        [Description("Which twenty entries, from 1. A page that does not exist is refused, so that a program which pages on comes to an end.")] string? page,
        [Description("The language of the answer.")] string? lang,
        [FromServices] IOpenGaps gaps, [FromServices] ILibrary library, [FromServices] TimeProvider time,
        HttpContext http)
    {
        var asked = new QueryValues(http.Request.Query, library.Locales, nameof(organisation), nameof(page)).OnlyKnown();
        var (locale, number) = (asked.Locale, asked.Page(nameof(page)));
        var organisations = gaps.Organisations(locale);
        var only = asked.OneOf(nameof(organisation), organisations.Select(o => o.Id));
        if (!asked.AreRight) return ApiAnswer.BadRequest(asked.Errors);

        var all = await gaps.ListAsync(locale, null, http.RequestAborted);
        var chosen = only is null ? all : [.. all.Where(g => g.Entry.Organisation == only)];
        var pages = Math.Max(1, (chosen.Count + PerPage - 1) / PerPage);
        if (number > pages) asked.PageBeyond(nameof(page), pages);
        if (!asked.AreRight) return ApiAnswer.BadRequest(asked.Errors);
        return ApiAnswer.Data(
            http,
            new GapsAnswer(
                locale, library.Release, Taiwan.Today(time), chosen.Count, number, pages,
                [.. organisations.Select(o => OrganisationGaps.Of(o, all.Where(g => g.Entry.Organisation == o.Id)))],
                [.. chosen.Skip((number - 1) * PerPage).Take(PerPage).Select(GapEntry.Of)]),
            library.Release);
    }
}
