using BotService.Staff;
using BotService.Web.Layout;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Talks;

/// <summary>Talks of citizens with people: the queue, one talk, and who is there.</summary>
internal static class TalkPages
{
    public const string Path = "/staff/talks", PresencePath = "/staff/presence";

    /// <summary>Seconds after which pages load themselves again where no script runs.</summary>
    public const int ReloadAfter = 15;

    /// <summary>
    /// Our own script tells what happens meanwhile, and sends what is typed; without it the pages load themselves
    /// again.
    /// </summary>
    public static readonly PagePolicy Policy = PagePolicy.Secret with
    {
        Content = PagePolicy.Secret.Content + "; script-src 'self'; connect-src 'self'; worker-src 'self'",
    };

    public static string Of(string conversation) => $"{Path}/{Uri.EscapeDataString(conversation)}";

    public static void MapTalks(this IEndpointRouteBuilder app)
    {
        const string one = $"{Path}/{{conversation}}";
        app.MapStaffPage(Path, Right.Talks, (StaffVisit staff, HttpContext http, TalkDesk desk) => desk.ListAsync(staff, http), Policy);
        app.MapStaffPage(one, Right.Talks,
            (StaffVisit staff, string conversation, HttpContext http, TalkDesk desk) => desk.OneAsync(staff, conversation, http), Policy);
        app.MapStaffPage($"{one}/now", Right.Talks,
            (StaffVisit staff, string conversation, HttpContext http, TalkDesk desk) => desk.NowAsync(staff, conversation, http), Policy);
        Map("take", (work, form) => work.TakeAsync(form));
        Map("say", (work, form) => work.SayAsync(form));
        Map("send-list", (work, form) => work.SendListAsync(form));
        Map("forward", (work, form) => work.ForwardAsync(form));
        Map("return", (work, _) => work.ReturnAsync());
        Map("end", (work, _) => work.EndAsync());
        Map("typing", (work, _) => work.TypingAsync());
        Map("mask", (work, form) => work.MaskAsync(form));
        app.MapStaffPage(PresencePath, Right.Talks, (StaffVisit staff, HttpContext http, PresenceDesk desk) => desk.ShowAsync(staff, http), Policy);
        app.MapStaffAction($"{PresencePath}/{{state}}", Right.Talks,
            (StaffVisit staff, string state, StaffForm form, HttpContext http, PresenceDesk desk) => desk.SetAsync(staff, state, form, http));

        void Map(string action, Func<TalkCall, StaffForm, Task<IResult>> carryOut) => app.MapStaffAction($"{one}/{action}", Right.Talks,
            (StaffVisit staff, string conversation, StaffForm form, HttpContext http, TalkActions actions) =>
                carryOut(new(actions, staff, conversation, http), form), Policy);
    }
}
