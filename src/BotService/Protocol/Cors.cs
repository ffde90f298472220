namespace BotService.Protocol;

/// <summary>
/// Lets pages of any origin read the answers. That gives nothing away: calls are authorised by a bearer
/// token that a page must already hold, never by cookies, and whether an origin may use a token is
/// decided where the token is checked.
/// </summary>
internal static class Cors
{
    public static void Allow(HttpContext http)
    {
        var origin = http.Request.Headers.Origin;
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin.Count == 1 ? origin : "*";
        headers.AccessControlExposeHeaders = "Retry-After";
        headers.Vary = "Origin";
    }

    public static IResult Preflight(HttpContext http)
    {
        Allow(http);
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
        headers.AccessControlMaxAge = "86400";
        return Results.NoContent();
    }
}
