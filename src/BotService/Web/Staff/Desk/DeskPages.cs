using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Desk;

/// <summary>The answer desk, and what is done there.</summary>
internal static class DeskPages
{
    public static void MapDesk(this IEndpointRouteBuilder app)
    {
        const string path = DeskAddress.Path;
        app.MapStaffPage(path, Right.Desk, (StaffVisit staff, HttpContext http, DeskCounter desk) => desk.LookAsync(staff, http));
        app.MapStaffAction($"{path}/copies", Right.Desk, (StaffVisit staff, HttpContext http, HandingOut hand) => hand.CopyAsync(staff, http));
        app.MapStaffAction($"{path}/receipts", Right.Desk, (StaffVisit staff, HttpContext http, HandingOut hand) => hand.PrintAsync(staff, http));
        app.MapStaffAction($"{path}/continuations", Right.Desk,
            (StaffVisit staff, HttpContext http, HandingOut hand) => hand.PassOnAsync(staff, http));
        app.MapStaffAction($"{path}/drafts", Right.Desk, (StaffVisit staff, HttpContext http, HandingOut hand) => hand.TakeDraftAsync(staff, http));
        app.MapStaffPage($"{path}/marks", Right.Desk, (StaffVisit staff, HttpContext http, MarkCalls marks) => marks.ListAsync(staff, http));
        app.MapStaffAction($"{path}/marks", Right.Desk,
            (StaffVisit staff, StaffForm form, HttpContext http, MarkCalls marks) => marks.AddAsync(staff, form, http));
        app.MapStaffAction($"{path}/marks/{{number:long}}/take-up", Right.Misses,
            (StaffVisit staff, long number, HttpContext http, MarkCalls marks) => marks.TakeUpAsync(staff, number, http));
        app.MapStaffAction($"{path}/notes", Right.Desk,
            (StaffVisit staff, StaffForm form, HttpContext http, NoteCalls notes) => notes.AddAsync(staff, form, http));
        app.MapStaffAction($"{path}/notes/{{number:long}}/remove", Right.Desk,
            (StaffVisit staff, long number, HttpContext http, NoteCalls notes) => notes.RemoveAsync(staff, number, http));
    }
}
