using BotService.Bot;
using BotService.Engine.Dialogs;

namespace BotService.Channels.Edge;

/// <summary>
/// <c>GET /healthz</c>: 200 while the store answers and keeps what it is given, else 503. For load balancers and
/// operators; says nothing of citizens.
/// </summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz",
            async (ITurnDoor bot, IStoreHealth store, IDialogEngine engine, CancellationToken cancel) =>
        {
            var stored = await StoreAnswersAsync(bot, store, cancel);
            return Results.Json(
                new { status = stored ? "ok" : "unavailable", store = stored
                    ? "ok" : "unavailable", release = engine.Release },
                statusCode: stored ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).DisableRateLimiting();
        return app;
    }

    private static async Task<bool> StoreAnswersAsync(ITurnDoor bot, IStoreHealth store, CancellationToken cancel)
    {
        try
        {
            // Any look-up that reaches the database; this conversation never exists.
            await bot.FindAsync("healthz", cancel).WaitAsync(Patience, cancel);
            return await store.KeepsAsync(cancel).WaitAsync(Patience, cancel);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            return false;
        }
    }
}
