using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Webhook;

/// <summary>
/// Events as activities: what was said, shown or taken back. Null for what asks for nothing; in groups that is all
/// that does not address the account.
/// </summary>
internal static class EventActivity
{
    public static JsonObject? Of(LineEvent happened) => happened.Type switch
    {
        "message" when happened.Json["message"] is JsonObject message => OfMessage(message, happened),
        "postback" when happened.Json["postback"] is JsonObject postback => OfPostback(postback, happened),
        // In groups too, whoever was addressed: the message it takes back may still be under way.
        "unsend" when (happened.Json["unsend"] as JsonObject)?.Text("messageId") is { Length: > 0 } taken =>
            new() { ["type"] = "messageDelete", ["id"] = taken },
        "follow" when happened.IsPrivate =>
            new() { ["type"] = "installationUpdate", ["action"] = "add", ["id"] = happened.Id },
        "unfollow" when happened.IsPrivate =>
            new() { ["type"] = "installationUpdate", ["action"] = "remove", ["id"] = happened.Id },
        _ => null,
    };

    private static JsonObject? OfMessage(JsonObject message, LineEvent happened)
    {
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = message.Text("id") is { Length: > 0 } id ? id : happened.Id
        };
        if (message.Text("type") == "text" && message.Text("text") is { } text)
        {
            var (words, addressed) = Mentions.CutOwn(text, message["mention"] as JsonObject);
            activity["text"] = words;
            return happened.IsPrivate || addressed ? activity : null;
        }

        if (!happened.IsPrivate) return null;

        switch (message.Text("type"))
        {
            case "location":
                activity["text"] = message.Text("address") is { Length: > 0 } address
                    ? address : message.Text("title") ?? "";
                return activity;
            case "image":
                return With("image");
            case "video":
                return With("video");
            case "sticker":
                return With("image/x-sticker");
            case "file":
                return With("application/octet-stream", message.Text("fileName"));
            case "audio":
                // Only what LINE itself keeps may be fetched; an address elsewhere is a stranger's.
                if ((message["contentProvider"] as JsonObject)?.Text("type") is null or "line"
                    && message.Text("id") is { Length: > 0 } content)
                {
                    activity["channelData"] = new JsonObject { ["content"] = content };
                }

                return With("audio");
            default:
                return null;
        }

        JsonObject With(string contentType, string? name = null)
        {
            var attachment = new JsonObject { ["contentType"] = contentType };
            if (name is not null) attachment["name"] = name;

            activity["attachments"] = new JsonArray(attachment);
            return activity;
        }
    }

    private static JsonObject? OfPostback(JsonObject postback, LineEvent happened)
    {
        if ((postback["params"] as JsonObject)?.ContainsKey("newRichMenuAliasId") == true)
        {
            return null; // The menu has already been changed by LINE itself.
        }

        var activity = new JsonObject { ["type"] = "message", ["id"] = happened.Id, ["text"] = "" };
        if (Postback.Said(postback.Text("data")) is { } said)
        {
            activity["text"] = said;
        }
        else
        {
            activity["channelData"] = new JsonObject { ["postback"] = "unknown" };
        }

        return activity;
    }
}
