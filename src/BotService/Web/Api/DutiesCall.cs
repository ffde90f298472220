using System.ComponentModel;
using BotService.Engine.Library;
using BotService.Insight;
using BotService.Insight.Duties;
using Microsoft.AspNetCore.Mvc;

namespace BotService.Web.Api;

/// <summary><c>GET /api/v1/duties</c>: what the service plans ask for, and how far it is carried.</summary>
internal static class DutiesCall
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/duties", Answer)
        .Describe<DutiesAnswer>("duties", "List what the service plans ask for",
            "Every duty with its state (done, partly, not yet), what carries it (entries, pages, commands, abilities), its tests and how they last ended, and what is missing. The state is worked out from these, never written down.",
            StatusCodes.Status400BadRequest);

    private static IResult Answer(
        [Description("Only the duties of this group.")] string? group,
        [Description("The language of the answer.")] string? lang,
        [FromServices] IDuties duties, [FromServices] ITestResults results, [FromServices] ILibrary library,
        HttpContext http)
    {
        var asked = new QueryValues(http.Request.Query, library.Locales, nameof(group)).OnlyKnown();
        var run = results.Latest();
        var report = duties.Write(asked.Locale, run);
        var only = asked.OneOf(nameof(group), report.Groups.Select(g => g.Id));
        return asked.AreRight
            ? ApiAnswer.Data(
                http,
                new DutiesAnswer(
                    report.Locale, library.Release, run is not null, report.Counts, report.Plans,
                    [.. report.Groups.Where(g => only is null || g.Id == only)]),
                library.Release)
            : ApiAnswer.BadRequest(asked.Errors);
    }
}

[Description("What the service plans ask for, by group.")]
internal sealed record DutiesAnswer(
    string Lang,
    [property: Description("Names the knowledge; it changes when anything in it does.")] string Release,
    [property: Description("False when no run of the tests is recorded with this service; then no test has a result.")] bool TestsAreRecorded,
    [property: Description("Over all groups, whichever was asked for.")] DutyCounts Counts,
    [property: Description("The plans that the duties cite by their short names.")] IReadOnlyList<DutyPlan> Plans,
    IReadOnlyList<DutyGroup> Groups);
