#pragma warning disable MEAI001 // As in EarClient.
using BotService.Channels.Voice.Voices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Ears;

internal static class EarsRoom
{
    public const string None = "none", Whisper = "whisper";

    /// <summary>The values of <c>Voice:SpeechToText:Provider</c>.</summary>
    public static readonly string[] Providers = [None, Whisper, VoicesRoom.Azure, VoicesRoom.OpenAi];

    private const int LargestAnswer = 1024 * 1024;

    /// <summary>Where whisper.cpp's server listens by itself.</summary>
    private const string WhisperServer = "http://127.0.0.1:8080/inference";

    /// <summary>
    /// Needs <see cref="VoiceOptions"/>. The recogniser is this room's alone: messages with a voice on other channels
    /// are not put into words by it.
    /// </summary>
    public static IServiceCollection AddEars(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<VoiceOptions>, EarsOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IEars>(provider =>
            Client(provider.GetRequiredService<IOptions<VoiceOptions>>().Value.SpeechToText) is { } client
                ? new Hearing(
                    client, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Hearing>>())
                : new NoEars());
        return services;
    }

    private static ISpeechToTextClient? Client(SpeechOptions options) => options.Provider switch
    {
        VoicesRoom.Azure => new AzureEars(options, Http()),
        VoicesRoom.OpenAi => new OpenAiEars(new Uri($"{options.Endpoint.TrimEnd('/')}/audio/transcriptions"), options, Http()),
        Whisper => new OpenAiEars(
            new Uri(options.Endpoint.Length > 0 ? options.Endpoint : WhisperServer), options, Http()),
        _ => null,
    };

    /// <summary>How long it may take, its caller says.</summary>
    private static HttpClient Http() => VoicesRoom.Http(Timeout.InfiniteTimeSpan, LargestAnswer);
}
