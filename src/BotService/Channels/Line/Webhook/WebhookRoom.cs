using BotService.Protocol;

namespace BotService.Channels.Line.Webhook;

internal static class WebhookRoom
{
    /// <summary>Needs <see cref="Api.ILineApi"/>.</summary>
    public static IServiceCollection AddLineWebhook(this IServiceCollection services)
    {
        services.AddSingleton<Pseudonyms>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<WebhookCall>();
        services.AddSingleton<KnownBots>();
        services.AddHostedService(provider => provider.GetRequiredService<KnownBots>());
        return services;
    }

    public static void MapLineWebhook(this WebApplication app)
    {
        // Made now: a key that cannot be kept refuses the start, not the first citizen.
        app.Services.GetRequiredService<Pseudonyms>();
        app.MapPost("/line/webhook/{account}",
            (string account, WebhookCall webhook, HttpContext http, CancellationToken cancel) =>
                webhook.HandleAsync(account, http, cancel))
            .WithMetadata(RequestLimit.Webhooks);
    }
}
