using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>
/// AudioCodes' Bot API in chat mode: a gateway that hears and speaks itself and asks us, turn by turn, what to say. Off
/// while there is no token.
/// </summary>
public static class AudioCodesRoom
{
    internal const string Path = "/voice/audiocodes";

    /// <summary>Needs <see cref="VoiceOptions"/> and <see cref="Calls.ICallDoor"/>.</summary>
    public static IServiceCollection AddAudioCodes(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<VoiceOptions>, AudioCodesOptionsCheck>();
        services.AddSingleton<GatewayGate>();
        services.AddSingleton<ITrustedCallers>(provider => provider.GetRequiredService<GatewayGate>());
        services.AddSingleton<GatewayEvents>();
        services.AddSingleton<GatewayCalls>();
        services.AddSingleton<CallTurns>();
        services.AddSingleton<AudioCodesCalls>();
        services.AddSingleton<UnaskedSockets>();
        services.AddHostedService<ExpiryWatch>();
        return services;
    }

    /// <summary><c>/voice/audiocodes/…</c>, when there is a token.</summary>
    public static WebApplication MapAudioCodes(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<VoiceOptions>>().Value.AudioCodes.Token.Length == 0) return app;

        app.UseWebSockets();
        var all = app.MapGroup(Path).WithMetadata(RequestLimit.Webhooks).AddEndpointFilter<GatewayGate.Filter>();
        all.MapGet("", () => Results.Json(new { type = "ac-bot-api", success = true }));
        all.MapPost("", (AudioCodesCalls calls, HttpRequest request, CancellationToken cancel) =>
            calls.CreateAsync(request, cancel));
        all.MapPost("/conversation/{id}/activities",
            (AudioCodesCalls calls, HttpRequest request, string id, CancellationToken cancel) =>
                calls.HearAsync(request, id, cancel));
        all.MapPost("/conversation/{id}/refresh", (AudioCodesCalls calls, string id, CancellationToken cancel) =>
            calls.RefreshAsync(id, cancel));
        all.MapPost("/conversation/{id}/disconnect",
            (AudioCodesCalls calls, HttpRequest request, string id, CancellationToken cancel) =>
                calls.DisconnectAsync(request, id, cancel));
        all.MapGet("/conversation/{id}/ws", (UnaskedSockets sockets, HttpContext http, string id) =>
            sockets.ConnectAsync(http, id));
        return app;
    }
}
