using System.Security.Claims;
using BotService.Staff.People;
using BotService.Staff.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace BotService.Staff.Sessions;

/// <summary>
/// Who a request comes from. Role, organisation and whether they may still come in are looked up each time.
/// </summary>
internal sealed class SignedIn(IPeople people, PasswordRules rules)
{
    public const string Scheme = "staff";

    public const string Password = "password";

    /// <summary>The claim that holds the account's stamp at sign-in.</summary>
    public const string StampClaim = "stamp";

    /// <summary>Null when nobody is signed in; else who, and whether they must change the password before all else. Sets
    /// the request's user.</summary>
    public async Task<(Person Person, bool MustChange)?> FindAsync(HttpContext http)
    {
        var found = await http.AuthenticateAsync(Scheme);
        if (found.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        var account = await people.FindAsync(id, http.RequestAborted);
        if (account is not { IsDisabled: false } || account.Stamp != found.Principal.FindFirstValue(StampClaim)) return null;
        http.User = found.Principal;
        var how = found.Principal.FindFirstValue(ClaimTypes.AuthenticationMethod);
        return (account.Person, how == Password && rules.IsTooOld(account));
    }

    /// <summary>The key of the session that a request came in.</summary>
    public static string? Session(HttpContext http) => http.User.FindFirstValue(SessionTickets.Claim);

    /// <summary>Signs somebody in at this browser.</summary>
    /// <param name="how">password · passkey · provider · set-up</param>
    public static Task EnterAsync(HttpContext http, StaffAccount account, string how) =>
        http.SignInAsync(Scheme, Identity(account, how));

    /// <summary>What a session keeps of somebody.</summary>
    public static ClaimsPrincipal Identity(StaffAccount account, string how) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, account.Id), new(StampClaim, account.Stamp), new(ClaimTypes.AuthenticationMethod, how),
        ], Scheme));

    public static Task LeaveAsync(HttpContext http) => http.SignOutAsync(Scheme);
}
