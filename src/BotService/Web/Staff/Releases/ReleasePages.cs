using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Releases;

/// <summary>Which release answers from which day, what each one changed, and the way back to an older one.</summary>
internal static class ReleasePages
{
    public const string Path = "/staff/releases";

    public static void MapReleases(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Drafts, (StaffVisit staff, HttpContext http, ReleaseDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffPage($"{Path}/{{id}}", Right.Drafts,
            (StaffVisit staff, string id, HttpContext http, ReleaseDesk desk) => desk.OneAsync(staff, id, http));
        app.MapStaffPage($"{Path}/entries/{{entry}}", Right.Drafts,
            (StaffVisit staff, string entry, HttpContext http, EntryHistory history) => history.ShowAsync(staff, entry, http));
        app.MapStaffAction($"{Path}/{{id}}/rollback", Right.Publish,
            (StaffVisit staff, string id, StaffForm form, HttpContext http, ReleaseDesk desk) => desk.RollbackAsync(staff, id, form, http));
        app.MapStaffAction($"{Path}/days/{{number:long}}/cancel", Right.Publish,
            (StaffVisit staff, long number, HttpContext http, ReleaseDesk desk) => desk.CancelAsync(staff, number, http));
    }
}
