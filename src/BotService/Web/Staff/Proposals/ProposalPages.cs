using BotService.Review.Proposals;
using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Proposals;

/// <summary>
/// What is proposed for the knowledge: the list, a proposal with its trial, the decision, and the patch.
/// </summary>
internal static class ProposalPages
{
    public const string Path = "/staff/proposals";

    public static void MapProposals(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Proposals, (StaffVisit staff, HttpContext http, ProposalDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffPage($"{Path}/{{proposal:long}}", Right.Proposals,
            (StaffVisit staff, long proposal, HttpContext http, ProposalDesk desk) => desk.OneAsync(staff, proposal, http));
        app.MapStaffPage($"{Path}/{{proposal:long}}.patch", Right.Proposals,
            (StaffVisit staff, long proposal, HttpContext http, ProposalDesk desk) => desk.PatchAsync(staff, proposal, http));
        app.MapStaffAction($"{Path}/{{proposal:long}}/trial", Right.Misses,
            (StaffVisit staff, long proposal, StaffForm form, HttpContext http, ProposalDesk desk) => desk.TryAsync(staff, proposal, form, http));
        app.MapStaffAction($"{Path}/{{proposal:long}}/withdraw", Right.Misses,
            (StaffVisit staff, long proposal, StaffForm form, HttpContext http, ProposalDesk desk) =>
                desk.DecideAsync(staff, proposal, form, ProposalStatus.Withdrawn, http));
        app.MapStaffAction($"{Path}/{{proposal:long}}/accept", Right.Decide,
            (StaffVisit staff, long proposal, StaffForm form, HttpContext http, ProposalDesk desk) =>
                desk.DecideAsync(staff, proposal, form, ProposalStatus.Accepted, http));
        app.MapStaffAction($"{Path}/{{proposal:long}}/refuse", Right.Decide,
            (StaffVisit staff, long proposal, StaffForm form, HttpContext http, ProposalDesk desk) =>
                desk.DecideAsync(staff, proposal, form, ProposalStatus.Refused, http));
    }
}
