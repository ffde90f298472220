using BotService.Staff;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Plans;

namespace BotService.Web.Staff.Renewal;

/// <summary>The year at a glance, plans beside each other, and what has to be done about each change.</summary>
internal static class RenewalPages
{
    public const string Path = "/staff/renewal", Plans = PlanPages.Path;

    private const string Diff = Plans + "/{a}/diff/{b}", Change = Path + "/changes/{change:long}";

    public static string DiffPath(string a, string b) => $"{Plans}/{Uri.EscapeDataString(a)}/diff/{Uri.EscapeDataString(b)}";

    public static string ChangePath(long number) => FormattableString.Invariant($"{Path}/changes/{number}");

    public static void MapRenewal(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Drafts, (StaffVisit staff, HttpContext http, YearDesk desk) => desk.LookAsync(staff, http));
        app.MapStaffAction($"{Path}/beside", Right.Drafts,
            (StaffVisit staff, StaffForm form, HttpContext http, YearDesk desk) => desk.BesideAsync(staff, form, http));
        app.MapStaffAction($"{Path}/delays", Right.Write,
            (StaffVisit staff, StaffForm form, HttpContext http, YearDesk desk) => desk.DelayAsync(staff, form, http));
        app.MapStaffPage(Diff, Right.Drafts,
            (StaffVisit staff, string a, string b, HttpContext http, DiffDesk desk) => desk.ShowAsync(staff, a, b, http));
        app.MapStaffAction($"{Diff}/list", Right.Write,
            (StaffVisit staff, string a, string b, HttpContext http, DiffDesk desk) => desk.ListAsync(staff, a, b, http));
        app.MapStaffPage($"{Diff}/table.csv", Right.Drafts,
            (StaffVisit staff, string a, string b, HttpContext http, DiffDesk desk) => desk.CsvAsync(staff, a, b, http));
        app.MapStaffPage($"{Diff}/text.odt", Right.Drafts,
            (StaffVisit staff, string a, string b, HttpContext http, DiffDesk desk) => desk.OdtAsync(staff, a, b, http));
        app.MapStaffAction($"{Diff}/names/add", Right.Write,
            (StaffVisit staff, string a, string b, StaffForm form, HttpContext http, DiffDesk desk) => desk.AddNameAsync(staff, a, b, form, http));
        app.MapStaffAction($"{Diff}/names/{{name:long}}/remove", Right.Write,
            (StaffVisit staff, string a, string b, long name, HttpContext http, DiffDesk desk) => desk.RemoveNameAsync(staff, a, b, name, http));
        app.MapStaffPage(Change, Right.Drafts,
            (StaffVisit staff, long change, HttpContext http, ChangeDesk desk) => desk.OneAsync(staff, change, http));
        app.MapStaffAction($"{Change}/draft", Right.Write,
            (StaffVisit staff, long change, StaffForm form, HttpContext http, ChangeDesk desk) => desk.DraftAsync(staff, change, form, http));
        app.MapStaffAction($"{Change}/no-need", Right.Write,
            (StaffVisit staff, long change, StaffForm form, HttpContext http, ChangeDesk desk) => desk.NoNeedAsync(staff, change, form, http));
        app.MapStaffAction($"{Change}/reopen", Right.Write,
            (StaffVisit staff, long change, StaffForm form, HttpContext http, ChangeDesk desk) => desk.ReopenAsync(staff, change, form, http));
    }
}
