using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Drafts;

/// <summary>
/// Changes of the knowledge in the making: the list, a draft with what it changes, and the forms of an entry.
/// </summary>
internal static class DraftPages
{
    public const string Path = "/staff/drafts";

    private const string One = Path + "/{draft:long}", Entry = One + "/entries/{entry}";

    /// <summary>A file of the data may have 2 MB, and as a form each sign may take three bytes.</summary>
    private const long LargestFile = 7 * 1024 * 1024;

    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Drafts, (StaffVisit staff, HttpContext http, DraftDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffPage($"{Path}/new", Right.Write, (StaffVisit staff, HttpContext http, DraftDesk desk) => desk.NewAsync(staff, http));
        app.MapStaffAction($"{Path}/new", Right.Write,
            (StaffVisit staff, StaffForm form, HttpContext http, DraftDesk desk) => desk.BeginAsync(staff, form, http));
        app.MapStaffPage(One, Right.Drafts,
            (StaffVisit staff, long draft, HttpContext http, DraftDesk desk) => desk.OneAsync(staff, draft, http));
        app.MapStaffPage(Entry, Right.Drafts,
            (StaffVisit staff, long draft, string entry, HttpContext http, EntryDesk desk) => desk.OneAsync(staff, draft, entry, http));
        app.MapStaffPage($"{Entry}/paper.odt", Right.Drafts,
            (StaffVisit staff, long draft, string entry, HttpContext http, EntryDesk desk) => desk.PaperAsync(staff, draft, entry, http));
        app.MapStaffAction($"{Entry}/save", Right.Write,
            (StaffVisit staff, long draft, string entry, StaffForm form, HttpContext http, EntryDesk desk) =>
                desk.SaveAsync(staff, draft, entry, form, http)).WithMetadata(new LargestBody(LargestFile));
        MapActions(app);
    }

    private static void MapActions(IEndpointRouteBuilder app)
    {
        app.MapStaffAction($"{One}/describe", Right.Write,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, DraftDesk desk) => desk.DescribeAsync(staff, draft, form, http));
        app.MapStaffAction($"{One}/check", Right.Write,
            (StaffVisit staff, long draft, HttpContext http, DraftDesk desk) => desk.CheckAsync(staff, draft, http));
        app.MapStaffAction($"{One}/withdraw", Right.Write,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, DraftDesk desk) => desk.WithdrawAsync(staff, draft, form, http));
        app.MapStaffAction($"{One}/rebase", Right.Write,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, DraftWork work) => work.RebaseAsync(staff, draft, form, http));
        app.MapStaffAction($"{One}/split", Right.Write,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, DraftWork work) => work.SplitAsync(staff, draft, form, http));
        app.MapStaffAction($"{One}/open", Right.Write,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, DraftWork work) => work.OpenAsync(staff, draft, form, http));
        app.MapStaffAction($"{One}/save", Right.Write,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, DraftWork work) => work.SaveAsync(staff, draft, form, http))
            .WithMetadata(new LargestBody(LargestFile));
        app.MapStaffAction("/staff/proposals/{proposal:long}/draft", Right.Write,
            (StaffVisit staff, long proposal, HttpContext http, DraftWork work) => work.OfProposalAsync(staff, proposal, http));
    }
}
