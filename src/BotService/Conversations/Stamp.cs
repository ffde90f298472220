using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Conversations;

/// <summary>Puts on an activity what the service vouches for.</summary>
internal static class Stamp
{
    /// <summary>By this number Web Chat orders what it shows; times alone may be equal.</summary>
    private const string SequenceKey = "webchat:sequence-id";

    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The activity as received: whatever the sender said about these is replaced.</summary>
    public static void Received(Activity activity, string id, DateTimeOffset at, string conversation, string channel)
    {
        activity.Json["id"] = id;
        activity.Json["timestamp"] = Time(at);
        activity.Json["channelId"] = channel;
        SetConversation(activity, conversation);
    }

    /// <summary>A bot's activity: id, time, sender and the activity it answers.</summary>
    public static void Sent(Activity activity, string id, DateTimeOffset at, Waiting turn, SiteOptions site)
    {
        Sent(activity, id, at, turn.Conversation, turn.Raw, site);
        activity.Json["replyToId"] = turn.ActivityId;
    }

    /// <summary>The same for what answers nothing.</summary>
    public static void Unasked(
        Activity activity, string id, DateTimeOffset at, Conversation conversation, SiteOptions site) =>
        Sent(activity, id, at, conversation, asked: null, site);

    private static void Sent(
        Activity activity, string id, DateTimeOffset at, Conversation conversation, Activity? asked, SiteOptions site)
    {
        var json = activity.Json;
        json["id"] = id;
        json["timestamp"] = Time(at);
        json["channelId"] = conversation.Channel;
        SetConversation(activity, conversation.Id);
        json["from"] = Bot(asked, site);
        if ((asked?.FromId ?? conversation.UserId) is { } user)
        {
            json["recipient"] = new JsonObject { ["id"] = user };
        }
    }

    /// <summary>A person says it, under the name they work by.</summary>
    public static void Author(Activity activity, Turns.StaffAuthor author)
    {
        var data = ChannelData(activity);
        data["author"] = "staff";
        if (author.Name.Length > 0) data["name"] = author.Name;
    }

    /// <summary>
    /// It waited for approval, and this came of it: approved, edited, refused or lapsed. It goes out now.
    /// </summary>
    public static void Decided(Activity activity, string status, DateTimeOffset at)
    {
        Late(activity);
        ChannelData(activity)["approval"] = status;
        activity.Json["timestamp"] = Time(at);
    }

    /// <summary>What it answers was told already that the answer comes later.</summary>
    public static void Late(Activity activity) => ChannelData(activity)["late"] = true;

    /// <summary>Nobody waits for it with a call, a token or the like.</summary>
    public static bool IsLate(Activity activity) =>
        activity.Text("replyToId") is null || activity.Object("channelData")?["late"] is not null;

    public static void Number(Activity activity, long sequence) => ChannelData(activity)[SequenceKey] = sequence;

    /// <summary>
    /// Clients may send anything there, though the protocol means an object; what we add cannot stand on anything else.
    /// </summary>
    private static JsonObject ChannelData(Activity activity)
    {
        if (activity.Json["channelData"] is not JsonObject data) activity.Json["channelData"] = data = [];
        return data;
    }

    public static Activity Typing(Waiting turn, string id, DateTimeOffset at, SiteOptions site)
    {
        var typing = new Activity(new JsonObject { ["type"] = "typing" });
        Sent(typing, id, at, turn, site);
        return typing;
    }

    /// <summary>The channel's own name for the bot wins over ours.</summary>
    private static JsonObject Bot(Activity? asked, SiteOptions site)
    {
        var channelBot = asked?.Object("recipient");
        return new JsonObject
        {
            ["id"] = Text(channelBot, "id") ?? site.BotId,
            ["name"] = Text(channelBot, "name") ?? site.BotName,
            ["role"] = "bot",
        };
    }

    private static void SetConversation(Activity activity, string id)
    {
        if (activity.Json["conversation"] is JsonObject known)
        {
            known["id"] = id;
        }
        else
        {
            activity.Json["conversation"] = new JsonObject { ["id"] = id };
        }
    }

    private static string? Text(JsonObject? json, string name) =>
        json?[name] is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;
}
