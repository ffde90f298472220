using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Voices;

/// <summary>Refuses at the start a voice that could not speak. Never repeats a key.</summary>
internal sealed class VoicesOptionsCheck : IValidateOptions<VoiceOptions>
{
    private const int Slowest = 80, Fastest = 450;

    public ValidateOptionsResult Validate(string? name, VoiceOptions options)
    {
        var voice = options.TextToSpeech;
        var faults = new List<string>();
        if (!VoicesRoom.Providers.Contains(voice.Provider))
            faults.Add($"Provider '{voice.Provider}' is none of {string.Join(", ", VoicesRoom.Providers)}.");

        if (voice.Speed is < Slowest or > Fastest) faults.Add($"Speed must be {Slowest}…{Fastest}; it is {voice.Speed}.");

        if (voice.Provider == VoicesRoom.Recorded && !Directory.Exists(voice.Path))
            faults.Add($"Path must be the folder of the recordings; there is none at '{voice.Path}'.");

        if (voice.Provider is VoicesRoom.Azure or VoicesRoom.OpenAi) faults.AddRange(Server(voice));

        if (voice.Provider == VoicesRoom.OpenAi && voice.Voice.Length == 0)
            faults.Add("Voice must be the name of one of the server's voices.");

        return faults.Count == 0
            ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(fault => $"Voice:TextToSpeech: {fault}"));
    }

    /// <summary>What any server needs that is asked over the network, whether it speaks or listens.</summary>
    public static IEnumerable<string> Server(SpeechOptions server)
    {
        if (server.Provider == VoicesRoom.Azure && server.Key.Length == 0) yield return "Key must be the resource's key.";

        if (server.Endpoint.Length > 0 || server.Provider != VoicesRoom.Azure)
        {
            if (!ServiceUrls.IsSafe(server.Endpoint, loopback: true))
                yield return $"Endpoint must be an https address, or http on this machine; it is '{server.Endpoint}'.";
        }

        else if (!server.Region.All(char.IsAsciiLetterOrDigit) || server.Region.Length == 0)
        {
            yield return $"Region must be the resource's, such as eastasia; it is '{server.Region}'.";
        }
    }
}
