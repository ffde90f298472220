using BotService.Channels.Voice.Voices;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Ears;

/// <summary>Refuses at the start ears that could not hear. Never repeats a key.</summary>
internal sealed class EarsOptionsCheck : IValidateOptions<VoiceOptions>
{
    public ValidateOptionsResult Validate(string? name, VoiceOptions options)
    {
        var ears = options.SpeechToText;
        var faults = new List<string>();
        if (!EarsRoom.Providers.Contains(ears.Provider))
            faults.Add($"Provider '{ears.Provider}' is none of {string.Join(", ", EarsRoom.Providers)}.");

        else if (ears.Provider != EarsRoom.None && (ears.Provider != EarsRoom.Whisper || ears.Endpoint.Length > 0))
            faults.AddRange(VoicesOptionsCheck.Server(ears));

        return faults.Count == 0
            ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(fault => $"Voice:SpeechToText: {fault}"));
    }
}
