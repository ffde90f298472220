using BotService.Staff.Today;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Today;

/// <summary>The page a day begins with: what waits, each figure a link into the list of just these.</summary>
internal static class TodayPages
{
    public const string Path = "/staff";

    public static void MapToday(this IEndpointRouteBuilder app) => app.MapStaffPage(
        Path, null, async (StaffVisit staff, HttpContext http, IEnumerable<ITodayFigure> rooms) =>
        {
            var figures = new List<TodayFigure>();
            foreach (var room in rooms.OrderBy(r => r.Place))
                figures.AddRange(await room.CountAsync(staff.Person, staff.Visit.Today, http.RequestAborted));
            return StaffList.WantsJson(http)
                ? StaffList.Json(figures, figures.Count, null, ListAsk.Read(staff, http.Request.Query))
                : TodayPage.Of(staff, figures);
        });
}
