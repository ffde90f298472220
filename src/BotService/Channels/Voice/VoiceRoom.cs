using BotService.Channels.Voice.Asterisk;
using BotService.Channels.Voice.AudioCodes;
using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Ears;
using BotService.Channels.Voice.Speaking;
using BotService.Channels.Voice.Voices;

namespace BotService.Channels.Voice;

/// <summary>
/// The telephone: gateways bring calls in as events and take commands out. Calls over Direct Line need no gateway of
/// ours; the others are off until a token or a key is set.
/// </summary>
public static class VoiceRoom
{
    /// <summary>
    /// Needs <see cref="Conversations.ITurnDoor"/> and comes after it. Options: <see cref="VoiceOptions"/>.
    /// </summary>
    /// <param name="dialogs">The folder with how words are read.</param>
    public static IServiceCollection AddVoice(
        this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, string> dialogs)
    {
        services.AddOptions<VoiceOptions>()
            .Bind(configuration.GetSection(VoiceOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        return services.AddSpeaking().AddCalls().AddAudioCodes().AddVoices(dialogs).AddEars().AddAsterisk();
    }

    /// <summary><c>/voice/audiocodes</c> and <c>/voice/asterisk</c>, as far as they are on.</summary>
    public static WebApplication MapVoice(this WebApplication app)
    {
        app.MapAudioCodes();
        app.MapAsterisk();
        return app;
    }
}
