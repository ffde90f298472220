using BotService.Editing.Replay;
using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Replay;

/// <summary>What a draft changes for who asked before: groups of alike changes, each accepted or refused.</summary>
internal static class ReplayPages
{
    public static string Path(long draft) => $"/staff/drafts/{draft}/replay";

    public static void MapReplay(this IEndpointRouteBuilder app)
    {
        const string One = "/staff/drafts/{draft:long}/replay";
        app.MapStaffPage(One, Right.Drafts,
            (StaffVisit staff, long draft, HttpContext http, ReplayDesk desk) => desk.OneAsync(staff, draft, http));
        app.MapStaffAction(One, Right.Write,
            (StaffVisit staff, long draft, HttpContext http, ReplayDesk desk) => desk.AskAsync(staff, draft, http));
        app.MapStaffAction($"{One}/{{group}}/accept", Right.Approve,
            (StaffVisit staff, long draft, string group, StaffForm form, HttpContext http, ReplayDesk desk) =>
                desk.DecideAsync(staff, draft, group, GroupDecision.Accepted, form, http));
        app.MapStaffAction($"{One}/{{group}}/refuse", Right.Approve,
            (StaffVisit staff, long draft, string group, StaffForm form, HttpContext http, ReplayDesk desk) =>
                desk.DecideAsync(staff, draft, group, GroupDecision.Refused, form, http));
    }
}
