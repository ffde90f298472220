using System.Text.Json.Nodes;
using BotService.Protocol;

namespace BotService.Conversations;

/// <summary>What is left of an activity that its sender has withdrawn: that there was one, whose and when.</summary>
internal static class Withdrawn
{
    private static readonly string[] Kept =
        ["type", "id", "timestamp", "channelId", "conversation", "from", "recipient", "replyToId"];

    private static readonly string[] KeptOfChannel = ["webchat:sequence-id", "clientActivityID"];

    public static Activity Blank(Activity activity)
    {
        var blank = Only(activity.Json, Kept);
        if (activity.Type == "message") blank["text"] = "";

        if (activity.Object("channelData") is { } data) blank["channelData"] = Only(data, KeptOfChannel);

        return new Activity(blank);
    }

    private static JsonObject Only(JsonObject json, string[] names)
    {
        var kept = new JsonObject();
        foreach (var name in names)
        {
            if (json[name] is { } value) kept[name] = value.DeepClone();
        }

        return kept;
    }
}
