using System.Text.Json.Nodes;

namespace BotService.LineStandIn;

/// <summary>An event as LINE delivers it.</summary>
internal sealed record LineEvent(JsonObject Json)
{
    public string Id => (string)Json["webhookEventId"]!;

    public string? ReplyToken => (string?)Json["replyToken"];

    /// <summary>Null when no message came with it.</summary>
    public string? MessageId => (string?)Json["message"]?["id"];

    public string? Text => (string?)Json["message"]?["text"];

    public long Timestamp => (long)Json["timestamp"]!;

    /// <summary>Where it happened: a group or room, else the citizen; empty where the event does not say.</summary>
    public string Chat => Json["source"] is JsonObject source
        ? (string?)(source["groupId"] ?? source["roomId"] ?? source["userId"]) ?? "" : "";

    public bool IsUnfollow => (string)Json["type"]! == "unfollow";

    public bool IsFollow => (string)Json["type"]! == "follow";

    /// <summary>Another event with something changed; for what strange events are like.</summary>
    public LineEvent With(Action<JsonObject> change)
    {
        var json = Json.DeepClone().AsObject();
        change(json);
        return new(json);
    }
}
