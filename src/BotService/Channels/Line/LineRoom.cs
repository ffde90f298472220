using BotService.Channels.Line.Api;
using BotService.Channels.Line.Messages;
using BotService.Channels.Line.Sending;
using BotService.Channels.Line.Voice;
using BotService.Channels.Line.Webhook;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line;

/// <summary>
/// LINE: citizens write to an organisation's official account and are answered there. Off
/// while no account is configured.
/// </summary>
public static class LineRoom
{
    /// <summary>Needs <see cref="Conversations.ITurnDoor"/>. Options: <see cref="LineOptions"/>.</summary>
    public static IServiceCollection AddLine(this IServiceCollection services, IConfiguration configuration)
    {
        // Strictly: the binder otherwise leaves an account out of the list, without a word, when one of
        // its values is of the wrong type.
        services.AddOptions<LineOptions>()
            .Bind(configuration.GetSection(LineOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<LineOptions>, LineOptionsCheck>();
        services.AddLineApi();
        services.AddLineMessages();
        services.AddLineSending();
        services.AddLineWebhook();
        services.AddLineVoice();
        return services;
    }

    /// <summary><c>POST /line/webhook/{account}</c>, when there are accounts.</summary>
    public static WebApplication MapLine(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<LineOptions>>().Value.Accounts.Count > 0) app.MapLineWebhook();

        return app;
    }
}
