using BotService.Channels.Voice.Calls;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice;

/// <summary>
/// The telephone: gateways bring calls in as events and take commands out. Calls over Direct Line need no gateway of
/// ours; the others are off until a token or a key is set.
/// </summary>
public static class VoiceRoom
{
    /// <summary>Needs <see cref="Conversations.ITurnDoor"/> and comes after it. Options: <see cref="VoiceOptions"/>.</summary>
    public static IServiceCollection AddVoice(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<VoiceOptions>()
            .Bind(configuration.GetSection(VoiceOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<VoiceOptions>, VoiceOptionsCheck>();
        return services.AddCalls();
    }

    public static WebApplication MapVoice(this WebApplication app)
    {
        return app;
    }
}
