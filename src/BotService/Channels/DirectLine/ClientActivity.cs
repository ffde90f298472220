using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Bot;
using BotService.Bot.Protocol;

namespace BotService.Channels.DirectLine;

/// <summary>What a client posted, made safe: it says what it likes, but neither who it is, where it is nor when; the pipeline puts that on.</summary>
internal readonly record struct ClientActivity(Activity? Activity, ProtocolError? Error)
{
    private const int MaxNameLength = 256;

    /// <summary>Set by the service alone.</summary>
    private static readonly FrozenSet<string> Ours =
        new[] { "id", "timestamp", "serviceUrl", "channelId", "conversation", "recipient", "deliveryMode", "callerId", "relatesTo" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Read here or further in; a client may write them in either case.</summary>
    private static readonly FrozenDictionary<string, JsonValueKind> Known = new Dictionary<string, JsonValueKind>
    {
        ["type"] = JsonValueKind.String,
        ["from"] = JsonValueKind.Object,
        ["text"] = JsonValueKind.String,
        ["speak"] = JsonValueKind.String,
        ["textFormat"] = JsonValueKind.String,
        ["locale"] = JsonValueKind.String,
        ["localTimestamp"] = JsonValueKind.String,
        ["localTimezone"] = JsonValueKind.String,
        ["name"] = JsonValueKind.String,
        ["replyToId"] = JsonValueKind.String,
        ["attachments"] = JsonValueKind.Array,
        ["entities"] = JsonValueKind.Array,
        ["suggestedActions"] = JsonValueKind.Object,
        ["value"] = JsonValueKind.Undefined,
        ["channelData"] = JsonValueKind.Undefined,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="posted">Is not used afterwards by the caller.</param>
    /// <param name="user">Who the token says is speaking; null leaves it to the client.</param>
    public static ClientActivity From(JsonObject posted, string? user)
    {
        var json = new JsonObject();
        foreach (var (sent, value) in posted.ToList())
        {
            var known = Known.TryGetValue(sent, out var kind);
            var name = known ? Known.Keys.First(key => key.Equals(sent, StringComparison.OrdinalIgnoreCase)) : sent;
            if (Ours.Contains(sent) || (value is null && known) || (name != sent && posted.ContainsKey(name)) || json.ContainsKey(name))
            {
                continue;
            }

            if (known && kind != JsonValueKind.Undefined && value!.GetValueKind() != kind)
            {
                return new(null, ProtocolError.BadArgument($"The property '{name}' must be of the JSON type {kind.ToString().ToLowerInvariant()}."));
            }

            posted.Remove(sent);
            json[name] = value;
        }

        if (string.IsNullOrWhiteSpace((string?)json["type"]))
        {
            return new(null, ProtocolError.Missing("type"));
        }

        json["from"] = Sender(json["from"] as JsonObject, user);
        return new(new Activity(json), null);
    }

    /// <summary>A page without a user in its token may name one per activity, as long as it names a user.</summary>
    private static JsonObject Sender(JsonObject? sent, string? user)
    {
        var sender = new JsonObject { ["id"] = user ?? Text(sent, "id") ?? "user", ["role"] = "user" };
        if (Text(sent, "name") is { } name)
        {
            sender["name"] = name;
        }

        return sender;
    }

    private static string? Text(JsonObject? json, string name) =>
        json is not null && JsonBody.Find(json, name) is JsonValue value && value.TryGetValue<string>(out var text) && text.Length is > 0 and <= MaxNameLength
            ? text
            : null;
}
