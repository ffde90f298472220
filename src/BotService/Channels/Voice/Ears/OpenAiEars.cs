using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace BotService.Channels.Voice.Ears;

/// <summary>
/// A server that listens as OpenAI's does, <c>/v1/audio/transcriptions</c>, or whisper.cpp's own, which takes the same
/// form at another address.
/// </summary>
internal sealed class OpenAiEars(Uri address, SpeechOptions options, HttpClient http) : EarClient
{
    /// <summary>Whisper makes words up out of noise; its own figures tell.</summary>
    private const double MostNoSpeech = 0.6, LeastLogarithm = -1;

    protected override async Task<(string Text, double? Confidence)> RecogniseAsync(
        byte[] wave, string language, IReadOnlyList<string> expected, CancellationToken cancel)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(wave);
        file.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        form.Add(file, "file", "call.wav");
        foreach (var (name, value) in Fields(language, expected)) form.Add(new StringContent(value), name);

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        if (options.Key.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        var json = JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
        return Judged(json?["text"]?.GetValue<string>() ?? "", json?["segments"] as JsonArray);
    }

    protected override void Dispose(bool disposing) => http.Dispose();

    private IEnumerable<(string Name, string Value)> Fields(string language, IReadOnlyList<string> expected)
    {
        yield return ("response_format", "verbose_json");
        yield return ("temperature", "0");
        if (options.Model.Length > 0) yield return ("model", options.Model);

        // The tongue alone: `zh`, not `zh-TW`. In which script it is written, the expected words show.
        if (language.Length > 0) yield return ("language", language.Split('-')[0]);

        if (expected.Count > 0) yield return ("prompt", string.Join(", ", expected));
    }

    private static (string Text, double? Confidence) Judged(string text, JsonArray? segments)
    {
        if (Mean(segments, "no_speech_prob") > MostNoSpeech) return ("", 0);

        var logarithm = Mean(segments, "avg_logprob");
        return logarithm < LeastLogarithm ? ("", 0) : (text, logarithm is { } sure ? Math.Min(1, Math.Exp(sure)) : null);
    }

    private static double? Mean(JsonArray? segments, string name) =>
        (segments ?? []).Select(segment => segment?[name] is JsonValue value && value.TryGetValue<double>(out var number)
            ? number : (double?)null).Average();
}
