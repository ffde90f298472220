using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Channels.DirectLine;

/// <summary>Direct Line 3.0: the protocol that web pages and apps talk to a bot with.</summary>
public static class DirectLineRoom
{
    internal const string Path = "/v3/directline";

    /// <summary>
    /// Needs what AddConversations registers, and <see cref="IServiceKeys"/> from the storage. Options:
    /// <see cref="DirectLineOptions"/>.
    /// </summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DirectLineOptions>().Bind(configuration.GetSection(DirectLineOptions.Section))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SigningKey>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<Origins>();
        services.AddSingleton<Gate>();
        services.AddSingleton<ITrustedCallers>(provider => provider.GetRequiredService<Gate>());
        services.AddSingleton<TokenCalls>();
        services.AddSingleton<ConversationCalls>();
        services.AddSingleton<ActivityCalls>();
        services.AddSingleton<StreamHub>();
        services.AddHostedService(provider => provider.GetRequiredService<StreamHub>());
        return services;
    }

    /// <summary><c>/v3/directline/…</c> and <c>POST /webchat/token</c>.</summary>
    /// <exception cref="StoreUnavailableException">The token key can be neither read nor kept.</exception>
    public static WebApplication MapDirectLine(this WebApplication app)
    {
        // A key that cannot be kept is a bad start, not a bad first request.
        _ = app.Services.GetRequiredService<SigningKey>().Bytes;
        app.UseWebSockets();

        var all = app.MapGroup("").AddEndpointFilter<DirectLineFilter>();
        var calls = all.MapGroup(Path);
        calls.MapPost(
            "/tokens/generate",
            (TokenCalls tokens, HttpRequest request, CancellationToken cancel) =>
                tokens.GenerateAsync(request, cancel));
        calls.MapPost("/tokens/refresh", (TokenCalls tokens, HttpRequest request) => tokens.Refresh(request));
        calls.MapPost(
            "/conversations", (ConversationCalls conversations, HttpRequest request, CancellationToken cancel) =>
            conversations.StartAsync(request, cancel));
        calls.MapGet(
            "/conversations/{id}",
            (ConversationCalls conversations, HttpRequest request, string id, CancellationToken cancel) =>
            conversations.ReconnectAsync(request, id, request.Query["watermark"], cancel));
        calls.MapGet(
            "/conversations/{id}/activities",
            (ActivityCalls activities, HttpRequest request, string id, CancellationToken cancel) =>
            activities.ReadAsync(request, id, request.Query["watermark"], cancel));
        calls.MapPost(
            "/conversations/{id}/activities",
            (ActivityCalls activities, HttpRequest request, string id, CancellationToken cancel) =>
            activities.PostAsync(request, id, cancel));
        calls.MapPost(
            "/conversations/{id}/upload",
            (ActivityCalls activities, HttpRequest request, string id) => activities.Upload(request, id));
        calls.MapGet("/conversations/{id}/stream", (StreamHub hub, HttpContext http, string id) =>
            hub.ConnectAsync(http, id, http.Request.Query["t"], http.Request.Query["watermark"]));
        calls.Map("/{**rest}", () => ProtocolError.NotFound);

        all.MapPost("/webchat/token", (TokenCalls tokens, HttpRequest request) => tokens.ForPage(request))
            .WithMetadata(RequestLimit.NewTokens);
        foreach (var path in new[] { Path + "/{**rest}", "/webchat/token" })
            app.MapMethods(path, [HttpMethods.Options], Cors.Preflight);

        return app;
    }
}
