namespace BotService.Protocol;

/// <summary>
/// Which limit a route's calls count against, as metadata of the route. A route that says nothing, and an
/// address that no route has, count against their caller's address and token; what must never be refused says
/// so with <c>DisableRateLimiting</c>.
/// </summary>
internal sealed class RequestLimit
{
    /// <summary>Gives away tokens: against the address, and against that of new tokens besides.</summary>
    public static readonly RequestLimit NewTokens = new();

    /// <summary>Brings the messages of many citizens from a few addresses: against a limit of its own.</summary>
    public static readonly RequestLimit Webhooks = new();

    private RequestLimit()
    {
    }
}
