using System.Globalization;
using BotService.Retention;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Retention;

/// <summary>How long what is kept is kept, what went, and what is held.</summary>
internal static class RetentionPages
{
    public const string Path = "/staff/retention";

    private const int MostRuns = 14, MostHolds = 200;

    public static void MapRetention(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Privacy, async (
            StaffVisit staff, HttpContext http, IRetention retention, IHolds holds, IPeople people, TimeProvider time) =>
        {
            var cancel = http.RequestAborted;
            var runs = await retention.ReportsAsync(MostRuns, cancel);
            if (StaffList.WantsJson(http))
                return StaffList.Json(runs, runs.Count, null, ListAsk.Read(staff, http.Request.Query), new { rules = retention.Rules });
            // Whose conversations are held is seen only by those who see all.
            var held = staff.Person.Organisation is null ? await holds.ListAsync(time.GetUtcNow(), MostHolds, cancel) : [];
            return RetentionPage.Of(staff, retention.Rules, runs, held, await people.AllAsync(cancel), time.GetUtcNow());
        });
        app.MapStaffAction($"{Path}/holds/{{hold:long}}/end", Right.Privacy, async (
            StaffVisit staff, long hold, HttpContext http, IHolds holds, TimeProvider time) =>
        {
            var deed = staff.Did(time.GetUtcNow(), "retention/free", hold.ToString(CultureInfo.InvariantCulture));
            return staff.Person.Organisation is null && await holds.EndAsync(hold, deed, http.RequestAborted)
                ? Done.At(staff, Path, "hold-ended") : StaffError.NotFound(staff, Path);
        });
    }
}
