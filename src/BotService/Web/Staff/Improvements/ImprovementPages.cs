using BotService.Review.Improvements;
using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Improvements;

/// <summary>The register of improvements: the list by quarter, one of them, and what is done about it.</summary>
internal static class ImprovementPages
{
    public const string Path = "/staff/improvements";

    public static void MapImprovements(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Improvements,
            (StaffVisit staff, HttpContext http, ImprovementDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffAction(Path, Right.Improvements,
            (StaffVisit staff, StaffForm form, HttpContext http, ImprovementDesk desk) => desk.AddAsync(staff, form, http));
        app.MapStaffPage($"{Path}/{{id:long}}", Right.Improvements,
            (StaffVisit staff, long id, HttpContext http, ImprovementDesk desk) => desk.OneAsync(staff, id, http));
        app.MapStaffPage($"{Path}/{{id:long}}/files/{{file:long}}", Right.Improvements,
            (StaffVisit staff, long id, long file, HttpContext http, ImprovementDesk desk) => desk.FileAsync(staff, id, file, http));
        app.MapStaffAction($"{Path}/{{id:long}}/start", Right.Improvements,
            (StaffVisit staff, long id, StaffForm form, HttpContext http, ImprovementDesk desk) => desk.StartAsync(staff, id, form, http));
        app.MapStaffAction($"{Path}/{{id:long}}/evidence", Right.Improvements,
            (StaffVisit staff, long id, StaffForm form, HttpContext http, ImprovementProofs proofs) => proofs.AddAsync(staff, id, form, http))
            .WithMetadata(new LargestBody(Proof.LargestFile + (64 * 1024)));
        app.MapStaffAction($"{Path}/{{id:long}}/measure", Right.Improvements,
            (StaffVisit staff, long id, StaffForm form, HttpContext http, ImprovementProofs proofs) => proofs.MeasureAsync(staff, id, form, http));
        app.MapStaffAction($"{Path}/{{id:long}}/close", Right.Close,
            (StaffVisit staff, long id, StaffForm form, HttpContext http, ImprovementDesk desk) => desk.CloseAsync(staff, id, form, http));
        app.MapStaffAction($"{Path}/{{id:long}}/reopen", Right.Close,
            (StaffVisit staff, long id, StaffForm form, HttpContext http, ImprovementDesk desk) => desk.ReopenAsync(staff, id, form, http));
        app.MapStaffAction($"{Path}/{{id:long}}/drop", Right.Improvements,
            (StaffVisit staff, long id, StaffForm form, HttpContext http, ImprovementDesk desk) => desk.DropAsync(staff, id, form, http));
    }
}
