using System.Net;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice;

/// <summary>Refuses a start with settings that no call could be answered by.</summary>
internal sealed class VoiceOptionsCheck : IValidateOptions<VoiceOptions>
{
    private const int ShortestSecret = 16;

    private static readonly string[] Voices = ["none", "espeak", "recorded", "azure", "openai"];

    private static readonly string[] Ears = ["none", "whisper", "azure", "openai"];

    public ValidateOptionsResult Validate(string? name, VoiceOptions options)
    {
        string?[] faults =
        [
            Secret("Voice:AudioCodes:Token", options.AudioCodes.Token),
            Secret("Voice:AudioSocket:Key", options.AudioSocket.Key),
            IPEndPoint.TryParse(options.AudioSocket.Endpoint, out var end) && end.Port > 0 ? null
                : $"Voice:AudioSocket:Endpoint must be an address with a port such as 127.0.0.1:9092; it is '{options.AudioSocket.Endpoint}'.",
            Provider("Voice:TextToSpeech", options.TextToSpeech, Voices),
            Provider("Voice:SpeechToText", options.SpeechToText, Ears),
            options.TextToSpeech.Speed is >= 80 and <= 300 ? null
                : $"Voice:TextToSpeech:Speed must be 80 to 300; it is {options.TextToSpeech.Speed}.",
            .. options.Targets.Where(target => string.IsNullOrWhiteSpace(target.Value))
                .Select(target => $"Voice:Targets:{target.Key} says nobody to call."),
        ];
        List<string> told = [.. faults.OfType<string>()];
        return told.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(told);
    }

    private static string? Secret(string setting, string value) => value.Length is 0 or >= ShortestSecret ? null
        : $"{setting} must have {ShortestSecret} characters or more.";

    private static string? Provider(string setting, SpeechOptions speech, string[] known)
    {
        if (!known.Contains(speech.Provider))
            return $"{setting}:Provider must be one of {string.Join(", ", known)}; it is '{speech.Provider}'.";
        return speech.Provider switch
        {
            "openai" when speech.Endpoint.Length == 0 => $"{setting}:Endpoint is needed with openai.",
            "azure" when speech.Key.Length == 0 || (speech.Endpoint + speech.Region).Length == 0 =>
                $"{setting}:Key and {setting}:Region are needed with azure.",
            "recorded" or "whisper" when speech.Path.Length == 0 => $"{setting}:Path is needed with {speech.Provider}.",
            _ => null,
        };
    }
}
