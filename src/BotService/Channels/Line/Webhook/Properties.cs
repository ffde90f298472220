using System.Text.Json.Nodes;

namespace BotService.Channels.Line.Webhook;

/// <summary>Properties as they may be: absent, null or of another type counts as not there.</summary>
internal static class Properties
{
    public static string? String(this JsonObject json, string name) => Value<string>(json, name) is { Length: > 0 } text ? text : null;

    public static bool IsTrue(this JsonObject json, string name) => Value<bool>(json, name);

    public static T? Value<T>(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<T>(out var read) ? read : default;
}
