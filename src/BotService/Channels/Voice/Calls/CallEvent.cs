using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Protocol;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// What a gateway tells of a call, whichever it is. It is kept as an activity, in the form of AudioCodes' Bot API and
/// of VoiceAI Connect over Direct Line: events <c>start</c>, <c>DTMF</c>, <c>noUserInput</c>, a message, an end.
/// </summary>
internal abstract record CallEvent
{
    /// <param name="Caller">As the gateway gives it; null when withheld.</param>
    /// <param name="Callee">The number dialled.</param>
    internal sealed record Started(string? Caller, string? Callee, string? Language) : CallEvent;

    /// <param name="Confidence">0…1; null when the recogniser gives none.</param>
    internal sealed record Heard(string Text, double? Confidence, string? Language) : CallEvent;

    /// <param name="Digits">Of 0-9, * and #: one, or those of a number.</param>
    /// <param name="At">The passage being spoken when the key came, from 0; null when it is not known.</param>
    internal sealed record Keyed(string Digits, int? At = null) : CallEvent;

    /// <param name="Nth">How often in a row, from 1.</param>
    internal sealed record Silent(int Nth) : CallEvent;

    internal sealed record Ended(string Reason) : CallEvent;

    /// <summary>Nothing the assistant answers: a mark that was played, an event of another kind.</summary>
    internal sealed record Other(string Name) : CallEvent;

    private const string Passage = "passage";

    /// <summary>The names compare without case; the fields of <c>start</c> stand in <c>parameters</c> or in
    /// <c>value</c>.</summary>
    public static CallEvent Of(Activity activity)
    {
        var parameters = activity.Object("parameters") ?? activity.Object("value");
        if (activity.Type.Equals("endOfConversation", StringComparison.OrdinalIgnoreCase))
            return new Ended(Field(activity.Object("channelData"), "reasonCode") ?? activity.Said ?? "ended");
        if (activity.Type.Equals("message", StringComparison.OrdinalIgnoreCase))
            return new Heard(
                activity.Said ?? activity.Text("value") ?? "",
                Number(parameters, "confidence") is { } sure and <= 1 ? sure : null, activity.Text("language"));
        return activity.Text("name")?.ToLowerInvariant() switch
        {
            "start" or "channel" => new Started(
                Field(parameters, "caller"), Field(parameters, "callee"), activity.Text("language") ?? activity.Locale),
            "dtmf" => new Keyed(
                Scalar(activity.Json["value"]) ?? "", (int?)Number(activity.Object("channelData"), Passage)),
            "nouserinput" => new Silent(
                int.TryParse(Scalar(activity.Json["value"]), CultureInfo.InvariantCulture, out var nth)
                    ? Math.Max(1, nth) : 1),
            "conversationend" => new Ended(Scalar(activity.Json["value"]) ?? "ended"),
            var name => new Other(name ?? activity.Type),
        };
    }

    /// <summary>The same as an activity; <see cref="Of"/> reads it back.</summary>
    public Activity ToActivity() => new(this switch
    {
        Started started => Event("start", new JsonObject
        {
            ["parameters"] = new JsonObject { ["caller"] = started.Caller, ["callee"] = started.Callee },
            ["language"] = started.Language,
        }),
        Heard heard => new JsonObject
        {
            ["type"] = "message", ["text"] = heard.Text, ["language"] = heard.Language,
            ["parameters"] = heard.Confidence is { } sure ? new JsonObject { ["confidence"] = sure } : null,
        },
        Keyed keyed => Key(keyed),
        Silent silent => Event("noUserInput", new JsonObject { ["value"] = silent.Nth }),
        Ended ended => new JsonObject
        {
            ["type"] = "endOfConversation", ["channelData"] = new JsonObject { ["reasonCode"] = ended.Reason }
        },
        Other other => Event(other.Name, []),
        _ => throw new InvalidOperationException(GetType().Name),
    });

    /// <summary>A key stands in the history as what was said; a number is nobody's business.</summary>
    private static JsonObject Key(Keyed keyed)
    {
        var json = Event("DTMF", new JsonObject { ["value"] = keyed.Digits });
        if (keyed.Digits.Length == 1) json["text"] = keyed.Digits;
        if (keyed.At is { } at) json["channelData"] = new JsonObject { [Passage] = at };
        return json;
    }

    private static JsonObject Event(string name, JsonObject json)
    {
        json["type"] = "event";
        json["name"] = name;
        return json;
    }

    private static string? Field(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    /// <summary>Absurd numbers are none.</summary>
    private static double? Number(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue<double>(out var number) && number is >= 0 and <= 1000
            ? number : null;

    private static string? Scalar(JsonNode? node) => node is JsonValue value
        ? value.TryGetValue<string>(out var text) ? text : value.ToJsonString() : null;
}
