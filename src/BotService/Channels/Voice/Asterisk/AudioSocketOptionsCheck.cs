using System.Net;
using BotService.Channels.Voice.Voices;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Asterisk;

/// <summary>Refuses at the start what would leave callers on a dead line. Never repeats the key.</summary>
internal sealed class AudioSocketOptionsCheck : IValidateOptions<VoiceOptions>
{
    private const int ShortestKey = 16;

    public ValidateOptionsResult Validate(string? name, VoiceOptions options)
    {
        var socket = options.AudioSocket;
        if (socket.Key.Length == 0) return ValidateOptionsResult.Success;

        var faults = new List<string>();
        if (socket.Key.Length < ShortestKey || !socket.Key.All(IsPlain))
            faults.Add($"Voice:AudioSocket:Key must be {ShortestKey} or more letters, digits, hyphens and underscores: the dialplan sends it as it is.");

        if (!IPEndPoint.TryParse(socket.Endpoint, out _))
            faults.Add($"Voice:AudioSocket:Endpoint must be an address with a port, such as 127.0.0.1:9092; it is '{socket.Endpoint}'.");

        if (options.TextToSpeech.Provider == VoicesRoom.None)
            faults.Add("Voice:TextToSpeech:Provider must be a voice: over AudioSocket nobody else speaks.");

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
