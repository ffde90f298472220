using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Evidence;

/// <summary>The half-years to be assessed, each with its pack.</summary>
internal static class EvidencePages
{
    public const string Path = "/staff/evidence";

    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Evidence, (StaffVisit staff, HttpContext http, EvidenceDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffPage($"{Path}/{{half}}/pack", Right.Evidence,
            (StaffVisit staff, string half, HttpContext http, EvidenceDesk desk) => desk.PackAsync(staff, half, http));
        app.MapStaffAction($"{Path}/{{half}}/assign", Right.Evidence,
            (StaffVisit staff, string half, StaffForm form, HttpContext http, EvidenceDesk desk) => desk.AssignAsync(staff, half, form, http));
        app.MapStaffAction($"{Path}/{{half}}/close", Right.Evidence,
            (StaffVisit staff, string half, StaffForm form, HttpContext http, EvidenceDesk desk) => desk.CloseAsync(staff, half, form, http));
    }
}
