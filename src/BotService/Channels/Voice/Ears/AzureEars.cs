using System.Text.Json.Nodes;

namespace BotService.Channels.Voice.Ears;

/// <summary>Azure Speech over REST, for short audio.</summary>
internal sealed class AzureEars(SpeechOptions options, HttpClient http) : EarClient
{
    private const string Path = "/speech/recognition/conversation/cognitiveservices/v1", DefaultLanguage = "zh-TW";

    private readonly string host =
        options.Endpoint.Length > 0 ? options.Endpoint.TrimEnd('/') : $"https://{options.Region}.stt.speech.microsoft.com";

    protected override async Task<(string Text, double? Confidence)> RecogniseAsync(
        byte[] wave, string language, IReadOnlyList<string> expected, CancellationToken cancel)
    {
        var tag = Uri.EscapeDataString(language.Length > 0 ? language : DefaultLanguage);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{host}{Path}?language={tag}&format=detailed")
        {
            Content = new ByteArrayContent(wave),
        };
        // As Azure wants it, which is not as the standard does: a value with a slash would have to be quoted.
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "audio/wav; codecs=audio/pcm; samplerate=16000");
        request.Headers.Add("Ocp-Apim-Subscription-Key", options.Key);
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        var json = JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
        if (json?["RecognitionStatus"]?.GetValue<string>() != "Success") return ("", 0);

        var best = (json["NBest"] as JsonArray)?.FirstOrDefault();
        return ((best?["Display"] ?? json["DisplayText"])?.GetValue<string>() ?? "", best?["Confidence"]?.GetValue<double>());
    }

    protected override void Dispose(bool disposing) => http.Dispose();
}
