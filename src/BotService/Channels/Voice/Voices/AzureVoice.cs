using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;

namespace BotService.Channels.Voice.Voices;

/// <summary>Azure Speech over REST, in the telephone's own form.</summary>
internal sealed class AzureVoice(SpeechOptions options, HttpClient http) : VoiceClient
{
    private const string ChineseVoice = "zh-TW-HsiaoChenNeural", EnglishVoice = "en-US-AriaNeural";

    /// <summary>The speed of <see cref="SpeechOptions.Speed"/> that is this voice's own.</summary>
    private const int UsualSpeed = 175;

    private static readonly XNamespace Ssml = "http://www.w3.org/2001/10/synthesis";

    private readonly Uri address = new(
        options.Endpoint.Length > 0 ? options.Endpoint : $"https://{options.Region}.tts.speech.microsoft.com/cognitiveservices/v1");

    public override async Task<short[]> SpeakAsync(string text, string language, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(Document(text, language), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/ssml+xml")),
        };
        request.Headers.Add("Ocp-Apim-Subscription-Key", options.Key);
        request.Headers.Add("X-Microsoft-OutputFormat", "raw-8khz-16bit-mono-pcm");
        request.Headers.UserAgent.ParseAdd("BotService");
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        return Pcm.Of(await answer.Content.ReadAsByteArrayAsync(cancel));
    }

    protected override void Dispose(bool disposing) => http.Dispose();

    private string Document(string text, string language)
    {
        var voice = options.Voice.Length > 0 && options.Voice.StartsWith(language, StringComparison.OrdinalIgnoreCase)
            ? options.Voice
            : language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? ChineseVoice : EnglishVoice;
        var rate = (options.Speed - UsualSpeed) * 100 / UsualSpeed;
        return new XElement(Ssml + "speak",
            new XAttribute("version", "1.0"), new XAttribute(XNamespace.Xml + "lang", language),
            new XElement(Ssml + "voice", new XAttribute("name", voice),
                new XElement(Ssml + "prosody",
                    new XAttribute("rate", string.Create(CultureInfo.InvariantCulture, $"{rate}%")), text)))
            .ToString(SaveOptions.DisableFormatting);
    }
}
