using BotService.Conversations;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Connector;

/// <summary>
/// The Bot Connector protocol: channels post activities to <c>/api/messages</c> and are replied to at their serviceUrl.
/// The only room that knows the Bot Framework SDK (decision 1).
/// </summary>
public static partial class ConnectorRoom
{
    /// <summary>
    /// Needs <see cref="ITurnDoor"/>; adds an <see cref="IOutboxChannel"/>. Options: <see cref="ConnectorOptions"/>.
    /// </summary>
    public static IServiceCollection AddConnector(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConnectorOptions>().Bind(configuration.GetSection(ConnectorOptions.Section))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConnectorOptions>, ConnectorOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton<HttpMessageHandler>(typeof(ConnectorRoom), (_, _) => ConnectorClients.Handler());
        services.AddSingleton(provider =>
            new ConnectorClients(provider.GetRequiredKeyedService<HttpMessageHandler>(typeof(ConnectorRoom))));
        services.AddSingleton<BotFrameworkAuthentication>(
            provider => ActivatorUtilities.CreateInstance<ChannelAuthentication>(
            provider, BotCredentials.Authentication(
                Options(provider), provider.GetRequiredService<ConnectorClients>())));
        services.AddSingleton<ConnectorAdapter>();
        services.AddSingleton<ServiceUrlList>();
        services.AddSingleton<CallGuard>();
        services.AddSingleton<MessagesCall>();
        services.AddSingleton<IOutboxChannel, ReplySender>();
        return services;
    }

    /// <summary><c>POST /api/messages</c>. Says at start when it lets in callers that prove nothing.</summary>
    public static WebApplication MapConnector(this WebApplication app)
    {
        if (Options(app.Services).LocalTesting) OnlyThisMachine(app.Logger);

        app.MapPost("/api/messages", (MessagesCall messages, HttpContext http, CancellationToken cancel) =>
            messages.HandleAsync(http, cancel));
        return app;
    }

    private static ConnectorOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<ConnectorOptions>>().Value;

    [LoggerMessage(1500, LogLevel.Warning,
        "Bot:AllowLocalWithoutAppId is set: /api/messages answers callers on this machine unchecked; never have a proxy on it")]
    private static partial void OnlyThisMachine(ILogger log);
}
