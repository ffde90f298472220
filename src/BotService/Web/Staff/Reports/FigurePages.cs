using BotService.Staff;
using BotService.Web.Staff.Conversations;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Reports;

/// <summary>The reports, and the conversations behind each of their cells.</summary>
internal static class FigurePages
{
    public const string Path = "/staff/reports";

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Reports, (StaffVisit staff, FigureDesk desk) => desk.Index(staff));
        app.MapStaffPage($"{Path}/{{name}}", Right.Reports,
            (StaffVisit staff, string name, HttpContext http, FigureDesk desk) => desk.OneAsync(staff, name, http));
        app.MapStaffPage(ConversationPages.Path, Right.Conversations,
            (StaffVisit staff, HttpContext http, FigureDesk desk) => desk.BehindAsync(staff, http));
    }
}
