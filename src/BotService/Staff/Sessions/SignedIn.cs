using System.Security.Claims;
using BotService.Staff.People;
using Microsoft.AspNetCore.Authentication;

namespace BotService.Staff.Sessions;

/// <summary>Who a request comes from. Role, organisation and whether they may still come in are looked up each time.</summary>
public sealed class SignedIn(IPeople people)
{
    public const string Scheme = "staff";

    /// <summary>The claim that holds the account's stamp at sign-in.</summary>
    public const string StampClaim = "stamp";

    /// <summary>Null when nobody is signed in. Sets the request's user.</summary>
    public async Task<Person?> FindAsync(HttpContext http)
    {
        var found = await http.AuthenticateAsync(Scheme);
        if (found.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        var account = await people.FindAsync(id, http.RequestAborted);
        if (account is not { IsDisabled: false } || account.Stamp != found.Principal.FindFirstValue(StampClaim)) return null;
        http.User = found.Principal;
        return account.Person;
    }

    /// <summary>The key of the session that a request came in.</summary>
    public static string? Session(HttpContext http) => http.User.FindFirstValue(SessionTickets.Claim);

    /// <summary>Signs somebody in at this browser.</summary>
    /// <param name="how">password · passkey · provider</param>
    public static Task EnterAsync(HttpContext http, StaffAccount account, string how)
    {
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, account.Id), new(StampClaim, account.Stamp), new(ClaimTypes.AuthenticationMethod, how),
            ], Scheme);
        return http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    public static Task LeaveAsync(HttpContext http) => http.SignOutAsync(Scheme);
}
