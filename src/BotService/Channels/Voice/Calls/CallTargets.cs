using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Calls;

/// <summary>Whom calls can be given to, as the settings name them.</summary>
internal sealed class CallTargets(IOptions<VoiceOptions> options)
{
    public const string Operator = "operator", Emergency = "emergency";

    /// <summary>The first of the names that is set.</summary>
    public CallCommand.Transfer? Find(string reason, params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (name is not null && options.Value.Targets.TryGetValue(name, out var address)
                && !string.IsNullOrWhiteSpace(address))
                return new CallCommand.Transfer(name, address, reason);
        }

        return null;
    }
}
