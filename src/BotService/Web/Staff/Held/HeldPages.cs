using BotService.Staff;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Talks;

namespace BotService.Web.Staff.Held;

/// <summary>Answers that wait for approval, the rules by which they do, and how they fared.</summary>
internal static class HeldPages
{
    public const string Path = "/staff/approvals";

    public const string Rules = Path + "/rules", Acceptances = Path + "/acceptance";

    private const string One = Path + "/{answer:long}";

    public static void MapHeldAnswers(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(
            Path, Right.Approvals, (StaffVisit staff, HttpContext http, HeldDesk desk) => desk.ListAsync(staff, http), TalkPages.Policy);
        app.MapStaffPage(One, Right.Approvals,
            (StaffVisit staff, long answer, HttpContext http, HeldDesk desk) => desk.OneAsync(staff, answer, http));
        app.MapStaffAction($"{One}/approve", Right.Approvals,
            (StaffVisit staff, long answer, StaffForm form, HttpContext http, HeldDesk desk) => desk.ApproveAsync(staff, answer, form, http));
        app.MapStaffAction($"{One}/edit", Right.Approvals,
            (StaffVisit staff, long answer, StaffForm form, HttpContext http, HeldDesk desk) => desk.EditAsync(staff, answer, form, http));
        app.MapStaffAction($"{One}/refuse", Right.Approvals,
            (StaffVisit staff, long answer, StaffForm form, HttpContext http, HeldDesk desk) => desk.RefuseAsync(staff, answer, form, http));
        app.MapStaffPage(Acceptances, Right.Approvals,
            (StaffVisit staff, HttpContext http, HeldDesk desk) => desk.AcceptanceAsync(staff, http));
        app.MapStaffPage(Rules, Right.AnswerRules, (StaffVisit staff, HttpContext http, ApprovalRuleDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffAction(Rules, Right.AnswerRules,
            (StaffVisit staff, StaffForm form, HttpContext http, ApprovalRuleDesk desk) => desk.AddAsync(staff, form, http));
        app.MapStaffAction($"{Rules}/{{rule:long}}/end", Right.AnswerRules,
            (StaffVisit staff, long rule, HttpContext http, ApprovalRuleDesk desk) => desk.EndAsync(staff, rule, http));
    }
}
