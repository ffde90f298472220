using BotService.Staff.People;
using BotService.Staff.Sessions;
using BotService.Web.Layout;
using BotService.Web.Staff.Kit;
using Microsoft.AspNetCore.Identity;

namespace BotService.Web.Staff.Entrance;

/// <summary>Passkeys: the browser asks here for what to sign, and sends what was signed as a form.</summary>
internal static class PasskeyPages
{
    private const string Making = "passkey-make", Asking = "passkey-ask";

    private const int LongestName = 60;

    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    /// <summary>Browsers hand passkeys to scripts alone, so the two pages that use them load one, ours.</summary>
    public static readonly PagePolicy Policy = PagePolicy.Secret with
    {
        Content = PagePolicy.Secret.Content + "; script-src 'self'; connect-src 'self'",
    };

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapEntranceAction("/staff/sign-in/passkey/options", async (HttpContext http, IPasskeyHandler<StaffAccount> passkeys, Sealed sealing) =>
        {
            var asked = await passkeys.MakeRequestOptionsAsync(null, http);
            sealing.Give(http, Asking, asked.AssertionState!, Good);
            return Results.Content(asked.RequestOptionsJson, "application/json");
        });
        app.MapEntranceAction("/staff/sign-in/passkey", EnterAsync);
        app.MapStaffAction("/staff/account/passkey/options", null,
            async (StaffVisit staff, HttpContext http, IPasskeyHandler<StaffAccount> passkeys, Sealed sealing) =>
            {
                var person = staff.Person;
                var made = await passkeys.MakeCreationOptionsAsync(
                    new PasskeyUserEntity { Id = person.Id, Name = person.Email, DisplayName = person.Email }, http);
                sealing.Give(http, Making, made.AttestationState!, Good);
                return Results.Content(made.CreationOptionsJson, "application/json");
            });
        app.MapStaffAction("/staff/account/passkey", null, AddAsync);
        app.MapStaffAction("/staff/account/passkey/remove", null,
            async (StaffVisit staff, StaffForm form, HttpContext http, UserManager<StaffAccount> accounts, IPeople people) =>
            {
                var account = await people.FindAsync(staff.Person.Id, http.RequestAborted);
                if (Id(form["passkey"]) is not { } id || account is null) return StaffError.NotFound(staff, "/staff/account");
                await accounts.RemovePasskeyAsync(account, id);
                return Done.At(staff, "/staff/account", "passkey-removed");
            });
    }

    private static async Task<IResult> EnterAsync(
        StaffVisit staff, StaffForm form, HttpContext http, IPasskeyHandler<StaffAccount> passkeys, UserManager<StaffAccount> accounts, Sealed sealing)
    {
        if (sealing.Take(http, Asking) is not { } state || form["credential"] is not { } credential)
            return StaffError.Bad(staff, "sign-in.passkey-failed", "/staff/sign-in");
        var found = await passkeys.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = state });
        if (!found.Succeeded || found.User.IsDisabled || !found.Passkey.IsUserVerified)
            return StaffError.Bad(staff, "sign-in.passkey-failed", "/staff/sign-in");
        await accounts.AddOrUpdatePasskeyAsync(found.User, found.Passkey);
        await SignedIn.EnterAsync(http, found.User, "passkey");
        return Done.Onward(staff, FirstStep.Inside(form["back"]));
    }

    private static async Task<IResult> AddAsync(
        StaffVisit staff, StaffForm form, HttpContext http, IPasskeyHandler<StaffAccount> passkeys, UserManager<StaffAccount> accounts,
        IPeople people, Sealed sealing)
    {
        var account = await people.FindAsync(staff.Person.Id, http.RequestAborted);
        if (account is null || sealing.Take(http, Making) is not { } state || form["credential"] is not { } credential)
            return StaffError.Bad(staff, "account.passkey-failed", "/staff/account");
        var made = await passkeys.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = state });
        if (!made.Succeeded || made.UserEntity.Id != account.Id) return StaffError.Bad(staff, "account.passkey-failed", "/staff/account");
        var name = form["name"] ?? staff.Visit.Words["account.passkey-unnamed"];
        made.Passkey.Name = name[..Math.Min(name.Length, LongestName)];
        await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey);
        return Done.At(staff, "/staff/account", "passkey");
    }

    private static byte[]? Id(string? hex)
    {
        try
        {
            return hex is null ? null : Convert.FromHexString(hex);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
