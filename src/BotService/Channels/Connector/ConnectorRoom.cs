using BotService.Bot;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Connector;

/// <summary>The Bot Connector protocol: channels post activities to <c>/api/messages</c> and are replied to at their serviceUrl.</summary>
public static partial class ConnectorRoom
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int LargestAnswer = 1024 * 1024;

    /// <summary>Needs <see cref="ITurnDoor"/> from the room Bot; adds an <see cref="IOutboxChannel"/>. Options: <see cref="ConnectorOptions"/>.</summary>
    public static IServiceCollection AddConnector(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConnectorOptions>().Bind(configuration.GetSection(ConnectorOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConnectorOptions>, ConnectorOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(typeof(ConnectorRoom), (_, _) => Client());
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OpenIdKeys>(provider, Client(provider)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ReplyTokens>(provider, Client(provider)));
        services.AddSingleton<IOutboxChannel>(provider => ActivatorUtilities.CreateInstance<ReplySender>(provider, Client(provider)));
        services.AddSingleton<ConnectorGate>();
        services.AddSingleton<MessagesCall>();
        return services;
    }

    /// <summary><c>POST /api/messages</c>. Says at start when it answers this machine only.</summary>
    public static WebApplication MapConnector(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ConnectorOptions>>().Value.AppId.Length == 0)
        {
            OnlyThisMachine(app.Logger);
        }

        app.MapPost("/api/messages", (MessagesCall messages, HttpContext http, CancellationToken cancel) => messages.HandleAsync(http, cancel));
        return app;
    }

    private static HttpClient Client(IServiceProvider provider) => provider.GetRequiredKeyedService<HttpClient>(typeof(ConnectorRoom));

    /// <summary>Follows no redirect: a token must not travel to where its receiver points.</summary>
    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = Patience,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    [LoggerMessage(1500, LogLevel.Warning, "Bot:AppId is not set: /api/messages answers callers on this machine only, without checking who they are")]
    private static partial void OnlyThisMachine(ILogger log);
}
