using System.Collections.Frozen;
using System.Text.Json.Nodes;
using BotService.Protocol;

namespace BotService.Channels.DirectLine;

/// <summary>
/// What a client posted, made safe: it says what it likes, but neither who it is, where it is nor
/// when; the pipeline puts that on.
/// </summary>
internal readonly record struct ClientActivity(Activity? Activity, ProtocolError? Error)
{
    private const int MaxNameLength = 256;

    /// <summary>Set by the service alone.</summary>
    private static readonly FrozenSet<string> Ours =
        new[]
        {
            "id", "timestamp", "serviceUrl", "channelId", "conversation", "recipient", "deliveryMode",
            "callerId", "relatesTo"
        }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Property names may come in either case; the exact one wins.</summary>
    /// <param name="posted">Is not used afterwards by the caller.</param>
    /// <param name="user">Who is speaking; null leaves it to the client.</param>
    public static ClientActivity From(JsonObject posted, string? user)
    {
        var json = new JsonObject();
        foreach (var (sent, value) in posted.ToList())
        {
            var name = ActivityShape.NameOf(sent) ?? sent;
            if (!Ours.Contains(sent) && !json.ContainsKey(name) && (name == sent || !posted.ContainsKey(name)))
            {
                posted.Remove(sent);
                json[name] = value;
            }
        }

        if (ActivityShape.Check(json) is { } fault) return new(null, fault);

        json["from"] = Sender(json, user);
        return new(new Activity(json), null);
    }

    /// <summary>A page without a user in its token may name one per activity, as long as it names a user.</summary>
    private static JsonObject Sender(JsonObject activity, string? user)
    {
        var sender = new JsonObject
        {
            ["id"] = user ?? Short(ActivityShape.Text(activity, "from", "id")) ?? "user", ["role"] = "user"
        };
        if (Short(ActivityShape.Text(activity, "from", "name")) is { } name) sender["name"] = name;

        return sender;
    }

    private static string? Short(string? text) => text?.Length <= MaxNameLength ? text : null;
}
