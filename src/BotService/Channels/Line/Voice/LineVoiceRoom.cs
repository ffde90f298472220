using BotService.Conversations.Turns;

namespace BotService.Channels.Line.Voice;

internal static class LineVoiceRoom
{
    /// <summary>Needs <see cref="Api.ILineApi"/>; off unless an <c>ISpeechToTextClient</c> is registered.</summary>
    public static IServiceCollection AddLineVoice(this IServiceCollection services) =>
        services.AddSingleton<ITurnPreparation, VoiceMessages>();
}
