using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;
using BotService.Protocol;

namespace BotService.Channels.Line.Webhook;

/// <summary>What one webhook brings: events, perhaps of several users, perhaps none.</summary>
/// <param name="Destination">The bot it is meant for, by LINE's id.</param>
internal sealed record WebhookBody(string Destination, IReadOnlyList<JsonObject> Events)
{
    public const int MaxBytes = 1024 * 1024;

    /// <summary>LINE's ids have 33 characters; no other length is refused that a table can bear.</summary>
    private const int LongestId = 100;

    /// <summary>
    /// Only the frame must be right: what stands in an event is its own matter, since LINE adds
    /// types and properties unannounced.
    /// </summary>
    public static (WebhookBody? Body, string? Fault) Parse(ReadOnlySpan<byte> utf8) => JsonBody.Parse(utf8) switch
    {
        { Error: { } error } => (null, error.Message),
        { Json: null } => (null, "The body is empty."),
        { Json: { } json } when json.Text("destination") is not { Length: > 0 and <= LongestId } =>
            (null, "There is no destination."),
        { Json: { } json } when json["events"] is JsonArray events && events.All(one => one is JsonObject) =>
            (new WebhookBody(json.Text("destination")!, [.. events.Cast<JsonObject>()]), null),
        _ => (null, "There is no list of events."),
    };
}
