using BotService.Sheets;

namespace BotService.Channels.Voice.Speaking;

internal static class SpeakingRoom
{
    /// <summary>Replies as passages of breaths. Needs <see cref="Releases.IReleases"/>.</summary>
    public static IServiceCollection AddSpeaking(this IServiceCollection services) =>
        services.AddSingleton<ISpeechWriter, SpeechWriter>(
            services => new SpeechWriter(services.GetRequiredService<Releases.IReleases>())).AddSingleton<IReadAloud, ReadAloud>();
}
