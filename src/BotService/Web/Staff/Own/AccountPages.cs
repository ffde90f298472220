using BotService.Staff;
using BotService.Staff.People;
using BotService.Staff.Sessions;
using BotService.Web.Layout;
using BotService.Web.Staff.Entrance;
using BotService.Web.Staff.Kit;
using BotService.Staff.SignIn;
using Microsoft.Extensions.Options;

namespace BotService.Web.Staff.Own;

/// <summary>What somebody may change of their own sign-in.</summary>
internal static class AccountPages
{
    private const string Path = "/staff/account";

    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapStaffPage(Path, null, (StaffVisit staff, HttpContext http, AccountView view) => view.ShowAsync(staff, http, null),
            PasskeyPages.Policy);
        app.MapStaffAction($"{Path}/password", null,
            async (StaffVisit staff, StaffForm form, HttpContext http, SettingUp setting, AccountView view, IPeople people) =>
            {
                var account = (await people.FindAsync(staff.Person.Id, http.RequestAborted))!;
                var problem = await setting.ChangeAsync(
                    account, form["old"] ?? "", form["password"] ?? "", SignedIn.Session(http), http.RequestAborted);
                return problem is null ? Done.At(staff, Path, "password") : await view.ShowAsync(staff, http, problem);
            });
        app.MapStaffAction($"{Path}/codes", null,
            async (StaffVisit staff, HttpContext http, SettingUp setting, Sealing sealing, IPeople people) =>
            {
                var account = (await people.FindAsync(staff.Person.Id, http.RequestAborted))!;
                sealing.Codes(http, await setting.CodesAsync(account, SignedIn.Session(http), http.RequestAborted));
                return Done.At(staff, Path, "codes");
            });
        app.MapStaffAction($"{Path}/sessions/end", null,
            async (StaffVisit staff, StaffForm form, HttpContext http, ISessions sessions, TimeProvider time) =>
            {
                var deed = staff.Did(time.GetUtcNow(), "sessions/end", staff.Person.Id);
                var one = form["session"];
                await sessions.EndAsync(
                    staff.Person.Id, one, one is null ? SignedIn.Session(http) : null, deed, http.RequestAborted);
                return Done.At(staff, Path, "session");
            });
    }
}

/// <summary>Brings together what the page shows.</summary>
internal sealed class AccountView(
    IPeople people, IPasskeys passkeys, ISessions sessions, Sealing sealing,
    IOptions<StaffOptions> options, TimeProvider time, SiteAssets assets)
{
    public async Task<IResult> ShowAsync(StaffVisit staff, HttpContext http, string? problem)
    {
        var cancel = http.RequestAborted;
        var now = time.GetUtcNow();
        var account = (await people.FindAsync(staff.Person.Id, cancel))!;
        var keys = await passkeys.OfAsync(account.Id, cancel);
        var living = await sessions.OfAsync(account.Id, now, now - options.Value.SessionIdle, cancel);
        var codes = sealing.TakeCodes(http);
        return AccountPage.Of(
            staff, codes, keys, living, SignedIn.Session(http), account.RecoveryCodes.Count, problem, sealing.Rules(staff.Visit),
            assets.PasskeyScript);
    }
}
