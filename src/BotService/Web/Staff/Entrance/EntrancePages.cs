using BotService.Staff.People;
using BotService.Staff.Sessions;
using BotService.Staff.SignIn;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Talks;
using Microsoft.AspNetCore.Authentication;

namespace BotService.Web.Staff.Entrance;

/// <summary>Signing in and out, and setting up what one signs in with.</summary>
internal static class EntrancePages
{
    public static void MapEntrance(this IEndpointRouteBuilder app)
    {
        app.MapEntrance("/staff/sign-in", (StaffVisit staff, string? back, SignInPage.Ways ways) =>
            SignInPage.Of(staff, ways, back), PasskeyPages.Policy);
        app.MapEntranceAction("/staff/sign-in", SignInAsync);
        app.MapEntrance("/staff/sign-in/code", (StaffVisit staff, HttpContext http, FirstStep first) =>
            first.Of(http) is null ? Done.At(staff, "/staff/sign-in") : CodePage.Of(staff));
        app.MapEntranceAction("/staff/sign-in/code", CodeAsync);
        app.MapStaffAction("/staff/sign-out", null, async (StaffVisit staff, HttpContext http, PresenceDesk presence) =>
        {
            await SignedIn.LeaveAsync(http);
            await presence.LeaveAsync(staff, http.RequestAborted);
            return Done.At(staff, "/staff/sign-in", "signed-out");
        });
        app.MapEntrance("/staff/set-up", SetUpPage.OfAsync);
        app.MapEntranceAction("/staff/set-up", SetUpPage.UseAsync);
        app.MapPasskeys();
        app.MapEntranceAction("/staff/sign-in/provider", async (StaffVisit staff, StaffForm form, HttpContext http, SignInPage.Ways ways) =>
        {
            if (!ways.HasProvider) return StaffError.NotFound(staff, "/staff/sign-in");
            await http.ChallengeAsync(ProviderSignIn.Scheme, new() { RedirectUri = http.Request.PathBase + FirstStep.Inside(form["back"]) });
            // The provider stands elsewhere: this answer may send the browser there.
            http.Response.Headers.ContentSecurityPolicy = "";
            return Results.Empty;
        });
    }

    private static async Task<IResult> SignInAsync(
        StaffVisit staff, StaffForm form, HttpContext http, SignInSteps steps, FirstStep first,
        SignInPage.Ways ways)
    {
        var found = await steps.PasswordAsync(form["email"] ?? "", form["password"] ?? "", http.RequestAborted);
        if (found is not SignInFinding.Right(var account)) return SignInPage.Of(staff, ways, form["back"], form["email"], found);
        first.Pass(http, account.Id, form["back"]);
        return Done.At(staff, "/staff/sign-in/code");
    }

    private static async Task<IResult> CodeAsync(
        StaffVisit staff, StaffForm form, HttpContext http, SignInSteps steps, FirstStep first)
    {
        if (first.Of(http) is not var (person, back)) return Done.At(staff, "/staff/sign-in");
        var found = await steps.CodeAsync(person, form["code"] ?? "", http.RequestAborted);
        if (found is not SignInFinding.Right(var account)) return CodePage.Of(staff, found);
        first.Forget(http);
        await SignedIn.EnterAsync(http, account, SignedIn.Password);
        return Done.Onward(staff, back);
    }
}
