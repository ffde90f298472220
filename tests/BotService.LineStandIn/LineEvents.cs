using System.Text.Json.Nodes;

namespace BotService.LineStandIn;

/// <summary>
/// Makes events. Each has an id, a reply token and a message id of its own; the ids of
/// later ones sort after earlier ones.
/// </summary>
internal sealed class LineEvents(TimeProvider time)
{
    private const string Base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static long made;

    public static string User(string name) => PlatformAccount.Id('U', name);

    public static string Group(string name) => PlatformAccount.Id('C', name);

    public LineEvent Text(string user, string text, string? group = null, JsonObject? mention = null)
    {
        var message = Message("text");
        message["text"] = text;
        message["quoteToken"] = $"q{message["id"]}";
        if (mention is not null) message["mention"] = mention;
        return Said(user, message, group);
    }

    /// <summary>A text in a group that begins with the account's name.</summary>
    public LineEvent Mention(string group, string user, string name, string text, string botId, bool isSelf = true)
    {
        var mentioned = new JsonObject
        {
            ["type"] = "user", ["index"] = 0, ["length"] = name.Length + 1, ["userId"] = botId, ["isSelf"] = isSelf
        };
        return Text(user, $"@{name} {text}", group, new() { ["mentionees"] = new JsonArray(mentioned) });
    }

    public LineEvent Postback(string user, string data)
    {
        var made = Event("postback", user, null, replies: true);
        made["postback"] = new JsonObject { ["data"] = data };
        return new(made);
    }

    public LineEvent Sticker(string user, string? group = null)
    {
        var message = Message("sticker");
        (message["packageId"], message["stickerId"], message["stickerResourceType"], message["quoteToken"]) =
            ("446", "1988", "STATIC", $"q{message["id"]}");
        return Said(user, message, group);
    }

    public LineEvent Image(string user)
    {
        var message = Message("image");
        (message["contentProvider"], message["quoteToken"]) =
            (new JsonObject { ["type"] = "line" }, $"q{message["id"]}");
        return Said(user, message, null);
    }

    public LineEvent Audio(string user, int milliseconds = 4000)
    {
        var message = Message("audio");
        (message["contentProvider"], message["duration"]) = (new JsonObject { ["type"] = "line" }, milliseconds);
        return Said(user, message, null);
    }

    public LineEvent File(string user, string name)
    {
        var message = Message("file");
        (message["fileName"], message["fileSize"]) = (name, 2138);
        return Said(user, message, null);
    }

    public LineEvent Location(string user, string address)
    {
        var message = Message("location");
        (message["address"], message["latitude"], message["longitude"]) = (address, 22.9997, 120.2270);
        return Said(user, message, null);
    }

    public LineEvent Follow(string user, bool isUnblocked = false)
    {
        var made = Event("follow", user, null, replies: true);
        made["follow"] = new JsonObject { ["isUnblocked"] = isUnblocked };
        return new(made);
    }

    public LineEvent Unfollow(string user) => new(Event("unfollow", user, null, replies: false));

    public LineEvent Unsend(string user, string messageId)
    {
        var made = Event("unsend", user, null, replies: false);
        made["unsend"] = new JsonObject { ["messageId"] = messageId };
        return new(made);
    }

    private LineEvent Said(string user, JsonObject message, string? group)
    {
        var made = Event("message", user, group, replies: true);
        made["message"] = message;
        return new(made);
    }

    private static JsonObject Message(string type) =>
        new() { ["type"] = type, ["id"] = $"{500_000_000_000_000_000 + Interlocked.Increment(ref made)}" };

    private JsonObject Event(string type, string user, string? group, bool replies)
    {
        var number = Interlocked.Increment(ref made);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var source = new JsonObject { ["type"] = group is null ? "user" : "group", ["userId"] = user };
        if (group is not null) source["groupId"] = group;
        var json = new JsonObject
        {
            ["type"] = type,
            ["mode"] = "active",
            ["timestamp"] = now,
            ["source"] = source,
            ["webhookEventId"] = Write(now, 10) + Write(number, 16),
            ["deliveryContext"] = new JsonObject { ["isRedelivery"] = false },
        };
        if (replies) json["replyToken"] = PlatformAccount.Id('t', $"token {number}")[1..];
        return json;
    }

    private static string Write(long value, int digits)
    {
        var written = new char[digits];
        for (var i = digits - 1; i >= 0; i--, value /= 32) written[i] = Base32[(int)(value % 32)];
        return new string(written);
    }
}
