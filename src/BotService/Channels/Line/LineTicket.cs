using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Conversations;

namespace BotService.Channels.Line;

/// <summary>
/// A reply token with the time it is counted from: what an <see cref="Arrival"/> of LINE carries as its ticket.
/// </summary>
/// <param name="At">When the webhook came; for a redelivery, whose token may be as old as the event,
/// when the event happened.</param>
internal sealed record LineTicket(string ReplyToken, DateTimeOffset At)
{
    /// <summary>Null when there is none or it cannot be read: then the reply needs another way.</summary>
    public static LineTicket? Parse(string? json)
    {
        try
        {
            return json is not null && JsonNode.Parse(json) is JsonObject ticket
                && ticket.Text("replyToken") is { } text && ticket.Text("at") is { } at
                && DateTimeOffset.TryParse(
                    at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? new LineTicket(text, moment)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string ToJson() => new JsonObject { ["replyToken"] = ReplyToken, ["at"] = Stamp.Time(At) }.ToJsonString();
}
