using BotService.Staff;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Misses;

/// <summary>What was not answered, in groups: the list, a group, and what is done about it.</summary>
internal static class MissPages
{
    public const string Path = "/staff/misses";

    public static void MapMisses(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, Right.Misses, (StaffVisit staff, HttpContext http, MissDesk desk) => desk.ListAsync(staff, http));
        app.MapStaffPage($"{Path}/{{group:long}}", Right.Misses,
            (StaffVisit staff, long group, HttpContext http, MissDesk desk) => desk.OneAsync(staff, group, http));
        Map("assign", (desk, work) => desk.AssignAsync(work));
        Map("chase", (desk, work) => desk.ChaseAsync(work));
        Map("merge", (desk, work) => desk.MergeAsync(work));
        Map("split", (desk, work) => desk.SplitAsync(work));
        Map("spam", (desk, work) => desk.SpamAsync(work));
        Map("reopen", (desk, work) => desk.ReopenAsync(work));
        Judge("belongs", (desk, work) => desk.BelongsAsync(work));
        Judge("new-entry", (desk, work) => desk.NewEntryAsync(work));
        Judge("out-of-scope", (desk, work) => desk.OutOfScopeAsync(work));

        void Map(string action, Func<MissDesk, MissWork, Task<IResult>> work) => app.MapStaffAction(
            $"{Path}/{{group:long}}/{action}", Right.Misses,
            (StaffVisit staff, long group, StaffForm form, HttpContext http, MissDesk desk) =>
                desk.WithAsync(staff, group, form, http, w => work(desk, w)));

        void Judge(string action, Func<MissJudging, MissWork, Task<IResult>> work) => app.MapStaffAction(
            $"{Path}/{{group:long}}/{action}", Right.Misses,
            (StaffVisit staff, long group, StaffForm form, HttpContext http, MissDesk desk, MissJudging judging) =>
                desk.WithAsync(staff, group, form, http, w => work(judging, w)));
    }
}
