using BotService.Protocol;

namespace BotService.Telemetry;

/// <summary>
/// Figures are the operator's: answered are callers of private networks who came by no proxy. To anybody else there
/// is nothing here.
/// </summary>
internal static class ScrapeGuard
{
    public static Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsGet(http.Request.Method) && !Nearness.CameByProxy(http.Request)
            && Nearness.IsPrivate(http.Connection.RemoteIpAddress))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
