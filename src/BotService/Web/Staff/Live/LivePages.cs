using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Live;

/// <summary>What happens, told to open pages at once: server-sent events, one stream for a browser.</summary>
internal static class LivePages
{
    public const string Path = "/staff/live";

    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapStaffPage(Path, Right.Talks, (StaffVisit staff, HttpContext http, LiveSession session) => session.RunAsync(staff, http));
}
