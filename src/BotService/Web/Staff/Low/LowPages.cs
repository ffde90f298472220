using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Low;

/// <summary>Conversations that went badly: the list, an item, and what is done about it.</summary>
internal static class LowPages
{
    public const string Path = "/staff/low";

    public static void MapLow(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Low, (StaffVisit staff, HttpContext http, LowDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffPage($"{Path}/{{item:long}}", Right.Low,
            (StaffVisit staff, long item, HttpContext http, LowDesk desk) => desk.OneAsync(staff, item, http));
        app.MapStaffAction($"{Path}/{{item:long}}/assign", Right.Low,
            (StaffVisit staff, long item, StaffForm form, HttpContext http, LowDesk desk) => desk.AssignAsync(staff, item, form, http));
        app.MapStaffAction($"{Path}/{{item:long}}/cause", Right.Low,
            (StaffVisit staff, long item, StaffForm form, HttpContext http, LowDesk desk) => desk.CauseAsync(staff, item, form, http));
        app.MapStaffAction($"{Path}/{{item:long}}/note", Right.Low,
            (StaffVisit staff, long item, StaffForm form, HttpContext http, LowDesk desk) => desk.NoteAsync(staff, item, form, http));
        app.MapStaffAction($"{Path}/{{item:long}}/chase", Right.Low,
            (StaffVisit staff, long item, StaffForm form, HttpContext http, LowDesk desk) => desk.ChaseAsync(staff, item, form, http));
        app.MapStaffAction($"{Path}/{{item:long}}/close", Right.Low,
            (StaffVisit staff, long item, StaffForm form, HttpContext http, LowDesk desk) => desk.CloseAsync(staff, item, form, http));
    }
}
