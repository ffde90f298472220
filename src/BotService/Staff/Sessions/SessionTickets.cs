using System.Security.Claims;
using BotService.Hosting;
using BotService.Staff.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace BotService.Staff.Sessions;

/// <summary>
/// Keeps what the cookie stands for on the server: the browser holds a number that means nothing elsewhere, and a
/// session can be ended here.
/// </summary>
internal sealed class SessionTickets(ISessions sessions, IOptions<StaffOptions> options, Ids ids, TimeProvider time) : ITicketStore
{
    /// <summary>The claim that names the session that a request came in.</summary>
    public const string Claim = "session";

    /// <summary>When a session was last used is kept this coarsely: reading must not write each time.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(1);

    private const int LongestBrowser = 200;

    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext http, CancellationToken cancel)
    {
        var key = ids.Text(52);
        var now = time.GetUtcNow();
        var person = ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!;
        var browser = http.Request.Headers.UserAgent.ToString();
        var session = new Session(
            Digest.Of(key), person, now, now, now + options.Value.SessionLength, browser[..Math.Min(browser.Length, LongestBrowser)]);
        (ticket.Principal.Identity as ClaimsIdentity)!.AddClaim(new Claim(Claim, session.Key));
        var how = ticket.Principal.FindFirstValue(ClaimTypes.AuthenticationMethod);
        await sessions.AddAsync(
            session, TicketSerializer.Default.Serialize(ticket), new Deed(now, person, "sign-in", person, how), cancel);
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext http, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await sessions.FindAsync(Digest.Of(key), now, now - options.Value.SessionIdle, cancel) is not var (session, ticket)) return null;
        if (now - session.SeenAt >= Coarse) await sessions.SeenAsync(session.Key, now, cancel);
        return TicketSerializer.Default.Deserialize(ticket);
    }

    public Task RemoveAsync(string key, HttpContext http, CancellationToken cancel)
    {
        var person = http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        return sessions.EndAsync(person, Digest.Of(key), null, new Deed(time.GetUtcNow(), person, "sign-out", person), cancel);
    }

    /// <summary>Nothing to renew: how long a session lasts is counted here, not in the ticket.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public Task<string> StoreAsync(AuthenticationTicket ticket) => throw Unasked();

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => throw Unasked();

    public Task RemoveAsync(string key) => throw Unasked();

    private static NotSupportedException Unasked() => new("The cookie's handler asks with the request that it answers.");
}
