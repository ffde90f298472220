using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Releases.InForce;

namespace BotService.Web.Edge;

/// <summary>
/// <c>GET /healthz</c>: 200 while the store answers and keeps what it is given, else 503. For load balancers and
/// operators; says nothing of citizens.
/// </summary>
public static class Health
{
    public static WebApplication MapHealth(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<StoreCheck>();
        app.MapGet("/healthz", async (IDialogEngine engine, HttpContext http, CancellationToken cancel) =>
        {
            var well = await store.IsWellAsync(cancel);
            var word = well ? "ok" : "unavailable";
            return Results.Json(
                new
                {
                    status = word, store = word, release = engine.Release,
                    // The release that should answer instead and cannot be loaded.
                    stuck = http.RequestServices.GetService<IReleaseState>()?.Stuck?.Release,
                },
                statusCode: well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).DisableRateLimiting();
        return app;
    }
}
