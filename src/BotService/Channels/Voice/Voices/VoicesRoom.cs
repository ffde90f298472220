#pragma warning disable MEAI001 // As in VoiceClient.
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Voices;

internal static class VoicesRoom
{
    public const string None = "none", Espeak = "espeak", Recorded = "recorded", Azure = "azure", OpenAi = "openai";

    /// <summary>The values of <c>Voice:TextToSpeech:Provider</c>.</summary>
    public static readonly string[] Providers = [None, Espeak, Recorded, Azure, OpenAi];

    private const int LargestSound = 16 * 1024 * 1024;

    /// <summary>A caller waits for it: what takes longer is no use.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Needs <see cref="VoiceOptions"/>. Another <see cref="ITextToSpeechClient"/> may stand in.</summary>
    /// <param name="dialogs">The folder that holds the readings of words.</param>
    public static IServiceCollection AddVoices(this IServiceCollection services, Func<IServiceProvider, string> dialogs)
    {
        services.AddSingleton<IValidateOptions<VoiceOptions>, VoicesOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => Readings.Load(dialogs(s)));
        services.TryAddSingleton<ITextToSpeechClient>(Client);
        services.AddSingleton<SpokenWords>();
        services.AddSingleton<VoiceRecorder>();
        return services;
    }

    private static VoiceClient Client(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<VoiceOptions>>().Value.TextToSpeech;
        return options.Provider switch
        {
            Azure => new AzureVoice(options, Http()),
            OpenAi => new OpenAiVoice(options, Http()),
            Recorded => new RecordedVoice(options.Path, Espeaking(services, options)),
            Espeak => Espeaking(services, options),
            _ => new NoVoice(),
        };
    }

    private static EspeakVoice Espeaking(IServiceProvider services, SpeechOptions options) => new(
        options.Speed, services.GetRequiredService<Readings>(), services.GetRequiredService<TimeProvider>());

    /// <summary>To a server of speech, whether it speaks or listens.</summary>
    /// <param name="largest">Bytes of an answer.</param>
    public static HttpClient Http(TimeSpan patience, int largest) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = patience, MaxResponseContentBufferSize = largest,
    };

    private static HttpClient Http() => Http(Patience, LargestSound);
}

/// <summary>No voice is configured: gateways that speak themselves need none.</summary>
internal sealed class NoVoice : VoiceClient
{
    public override Task<short[]> SpeakAsync(string text, string language, CancellationToken cancel) =>
        throw new IOException("No voice is configured.");
}
