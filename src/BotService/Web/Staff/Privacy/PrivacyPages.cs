using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Privacy;

/// <summary>What single citizens left behind: found, shown, handed out, held, deleted.</summary>
internal static class PrivacyPages
{
    public const string Path = "/staff/privacy";

    private const string One = Path + "/{conversation}";

    public static string Of(string conversation) => $"{Path}/{Uri.EscapeDataString(conversation)}";

    public static void MapPrivacy(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Privacy, (StaffVisit staff, HttpContext http, PrivacyDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffAction($"{Path}/find", Right.Privacy,
            (StaffVisit staff, StaffForm form, HttpContext http, PrivacyDesk desk) => desk.FindAsync(staff, form, http));
        app.MapStaffPage(One, Right.Privacy,
            (StaffVisit staff, string conversation, HttpContext http, PrivacyDesk desk) => desk.OneAsync(staff, conversation, http));
        app.MapStaffAction($"{One}/export", Right.Privacy,
            (StaffVisit staff, string conversation, StaffForm form, HttpContext http, PrivacyDesk desk) =>
                desk.ExportAsync(staff, conversation, form, http));
        app.MapStaffAction($"{One}/delete", Right.Privacy,
            (StaffVisit staff, string conversation, StaffForm form, HttpContext http, PrivacyDesk desk) =>
                desk.DeleteAsync(staff, conversation, form, http));
        app.MapStaffAction($"{One}/hold", Right.Privacy,
            (StaffVisit staff, string conversation, StaffForm form, HttpContext http, PrivacyDesk desk) =>
                desk.HoldAsync(staff, conversation, form, http));
        app.MapStaffAction($"{Path}/requests/{{request:long}}/refuse", Right.Privacy,
            (StaffVisit staff, long request, StaffForm form, HttpContext http, PrivacyDesk desk) =>
                desk.RefuseAsync(staff, request, form, http));
    }
}
