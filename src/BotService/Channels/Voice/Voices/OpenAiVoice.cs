using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace BotService.Channels.Voice.Voices;

/// <summary>A server that speaks as OpenAI's does, <c>/v1/audio/speech</c>; many run in one's own house.</summary>
internal sealed class OpenAiVoice(SpeechOptions options, HttpClient http) : VoiceClient
{
    /// <summary>Of its raw form, which has no header to say so.</summary>
    private const int RawRate = 24_000;

    private readonly Uri address = new($"{options.Endpoint.TrimEnd('/')}/audio/speech");
    private readonly Resampler raw = new(RawRate, Pcm.Rate);

    public override async Task<short[]> SpeakAsync(string text, string language, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = JsonContent.Create(new Dictionary<string, string>
            {
                ["model"] = options.Model, ["input"] = text, ["voice"] = options.Voice, ["response_format"] = "pcm",
            }),
        };
        if (options.Key.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancel);
        // Some send a WAV whatever they are asked for.
        if (!bytes.AsSpan().StartsWith("RIFF"u8)) return raw.Convert(Pcm.Of(bytes));

        var (samples, rate) = WaveFile.Read(bytes);
        return new Resampler(rate, Pcm.Rate).Convert(samples);
    }

    protected override void Dispose(bool disposing) => http.Dispose();
}
