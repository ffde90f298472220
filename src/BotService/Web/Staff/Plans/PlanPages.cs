using BotService.Renewal.Files;
using BotService.Staff;
using BotService.Web.Layout;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Plans;

/// <summary>The yearly service plans: the list, taking one in, and what was read of it beside its source.</summary>
internal static class PlanPages
{
    public const string Path = "/staff/plans";

    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Plans, (StaffVisit staff, HttpContext http, PlanDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffAction($"{Path}/add", Right.Plans,
            (StaffVisit staff, StaffForm form, HttpContext http, PlanDesk desk) => desk.AddAsync(staff, form, http))
            .WithMetadata(new LargestBody(((long)PlanFile.MostMegabytes + 1) * 1024 * 1024));
        app.MapStaffPage($"{Path}/{{plan}}", Right.Plans,
            (StaffVisit staff, string plan, HttpContext http, PlanDesk desk) => desk.OneAsync(staff, plan, http));
        app.MapStaffAction($"{Path}/{{plan}}/mend", Right.Plans,
            (StaffVisit staff, string plan, StaffForm form, HttpContext http, PlanDesk desk) =>
                desk.MendAsync(staff, plan, form, http));
    }
}
