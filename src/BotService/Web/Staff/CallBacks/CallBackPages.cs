using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.CallBacks;

/// <summary>The calls that citizens were promised, and the days on which nobody calls.</summary>
internal static class CallBackPages
{
    public const string Path = "/staff/callbacks";

    public static void MapCallBacks(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.CallBacks, (StaffVisit staff, HttpContext http, CallBackDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffPage($"{Path}/{{callback}}", Right.CallBacks,
            (StaffVisit staff, string callback, HttpContext http, CallBackDesk desk) => desk.OneAsync(staff, callback, http));
        app.MapStaffAction($"{Path}/{{callback}}/claim", Right.CallBacks,
            (StaffVisit staff, string callback, StaffForm form, HttpContext http, CallBackDesk desk) => desk.ClaimAsync(staff, callback, form, http));
        app.MapStaffAction($"{Path}/{{callback}}/attempt", Right.CallBacks,
            (StaffVisit staff, string callback, StaffForm form, HttpContext http, CallBackDesk desk) => desk.AttemptAsync(staff, callback, form, http));
        app.MapStaffAction($"{Path}/{{callback}}/close", Right.CallBacks,
            (StaffVisit staff, string callback, StaffForm form, HttpContext http, CallBackDesk desk) => desk.CloseAsync(staff, callback, form, http));
        app.MapStaffAction($"{Path}/{{callback}}/move", Right.CallBacks,
            (StaffVisit staff, string callback, StaffForm form, HttpContext http, CallBackDesk desk) => desk.MoveAsync(staff, callback, form, http));
        app.MapStaffPage(ClosureDesk.Path, Right.Hours, (StaffVisit staff, HttpContext http, ClosureDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffAction($"{ClosureDesk.Path}/add", Right.Hours,
            (StaffVisit staff, StaffForm form, HttpContext http, ClosureDesk desk) => desk.AddAsync(staff, form, http));
        app.MapStaffAction($"{ClosureDesk.Path}/{{closure:long}}/remove", Right.Hours,
            (StaffVisit staff, long closure, HttpContext http, ClosureDesk desk) => desk.RemoveAsync(staff, closure, http));
    }
}
