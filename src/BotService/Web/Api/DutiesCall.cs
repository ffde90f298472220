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
            "Every duty with its state (done, partly, not-yet), what carries it (entries, pages, commands, abilities), how its claim is tried, its tests and how they last ended, and what is missing. "
            + "It is done when something carries it, nothing is said to be missing, the lists it answers for are confirmed, and its tests and trials passed in the recorded run; without a recorded run nothing is done.",
            StatusCodes.Status400BadRequest);

    private static IResult Answer(
        [Description("Only the duties of this group.")] string? group,
        [Description("The language of the answer.")] string? lang,
        [FromServices] IDuties duties, [FromServices] ITestResults results, [FromServices] ILibrary library,
        HttpContext http)
    {
        var asked = new QueryValues(http.Request.Query, library.Locales, nameof(group)).OnlyKnown();
        var report = duties.Write(asked.Locale, results.Latest());
        var only = asked.OneOf(nameof(group), report.Groups.Select(g => g.Id));
        return asked.AreRight
            ? ApiAnswer.Data(
                http,
                new DutiesAnswer(
                    report.Locale, library.Release, report.Run is not null, report.Run, report.Counts, report.Plans,
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
    [property: Description("The recorded run on which the states rest: the time of its oldest result in UTC, the state of the program that was tested, and how many tests ended how. Null when none is recorded.")] RunSummary? Run,
    [property: Description("Over all groups, whichever was asked for.")] DutyCounts Counts,
    [property: Description("The plans that the duties cite by their short names.")] IReadOnlyList<DutyPlan> Plans,
    IReadOnlyList<DutyGroup> Groups);
