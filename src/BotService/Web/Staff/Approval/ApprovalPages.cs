using BotService.Editing.Approval;
using BotService.Staff;
using BotService.Web.Layout;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Approval;

/// <summary>
/// What leads a draft from its proposal to its day, and the page of those who are asked without an account.
/// </summary>
internal static class ApprovalPages
{
    private const string One = "/staff/drafts/{draft:long}";

    public static void MapApproval(this IEndpointRouteBuilder app)
    {
        app.MapStaffAction($"{One}/propose", Right.Write,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, ApprovalDesk desk) => desk.ProposeAsync(staff, draft, form, http));
        app.MapStaffAction($"{One}/approve", Right.Approve,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, ApprovalDesk desk) =>
                desk.VoteAsync(staff, draft, VoteKind.Approve, form, http));
        app.MapStaffAction($"{One}/reject", Right.Approve,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, ApprovalDesk desk) => desk.RejectAsync(staff, draft, form, http));
        app.MapStaffAction($"{One}/publish", Right.Publish,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, PublicationDesk desk) => desk.PublishAsync(staff, draft, form, http));
        app.MapStaffAction($"{One}/take-back", Right.Publish,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, PublicationDesk desk) => desk.TakeBackAsync(staff, draft, form, http));
        app.MapStaffAction($"{One}/urgent", Right.Urgent,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, PublicationDesk desk) => desk.UrgentAsync(staff, draft, form, http));
        app.MapStaffAction($"{One}/fact-checks", Right.Write,
            (StaffVisit staff, long draft, StaffForm form, HttpContext http, ApprovalDesk desk) => desk.AskAsync(staff, draft, form, http));
        app.MapPage("/fact-check/{token}",
            (Visit visit, string token, HttpContext http, FactCheckDesk desk) => desk.OneAsync(visit, token, http), PagePolicy.Secret);
        app.MapPost("/fact-check/{token}",
            (Visit visit, string token, StaffForm form, HttpContext http, FactCheckDesk desk) => desk.AnswerAsync(visit, token, form, http))
            .WithPolicy(PagePolicy.Secret).DisableAntiforgery();
    }
}
