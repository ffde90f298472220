using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotService.Protocol;

/// <summary>
/// The properties of an activity that are read on this side, and the JSON types they must have.
/// Everything else passes unread.
/// </summary>
internal static class ActivityShape
{
    private static readonly FrozenDictionary<string, JsonValueKind> Kinds = new Dictionary<string, JsonValueKind>
    {
        ["type"] = JsonValueKind.String,
        ["from"] = JsonValueKind.Object,
        ["recipient"] = JsonValueKind.Object,
        ["conversation"] = JsonValueKind.Object,
        ["id"] = JsonValueKind.String,
        ["channelId"] = JsonValueKind.String,
        ["serviceUrl"] = JsonValueKind.String,
        ["deliveryMode"] = JsonValueKind.String,
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
        ["membersAdded"] = JsonValueKind.Array,
        ["suggestedActions"] = JsonValueKind.Object,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Names =
        Kinds.Keys.Concat(["value", "channelData"]).ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as the schema writes it; null when it is none of those read here.</summary>
    public static string? NameOf(string sent) => Names.GetValueOrDefault(sent);

    /// <summary>Null when every property has the type it must have; one that is null counts as absent.</summary>
    public static ProtocolError? Check(JsonObject activity)
    {
        foreach (var (name, kind) in Kinds)
        {
            if (activity[name] is { } value && value.GetValueKind() != kind)
            {
                return ProtocolError.BadArgument(
                    $"The property '{name}' must be of the JSON type {kind.ToString().ToLowerInvariant()}.");
            }
        }

        return string.IsNullOrWhiteSpace((string?)activity["type"]) ? ProtocolError.Missing("type") : null;
    }

    /// <summary>
    /// A text inside one of its objects, such as <c>from.id</c>; null when absent, empty or of another type.
    /// </summary>
    public static string? Text(JsonObject activity, string inside, string name) =>
        activity[inside] is JsonObject json && JsonBody.Find(json, name) is JsonValue value
        && value.TryGetValue<string>(out var text) && text.Length > 0
            ? text
            : null;
}
