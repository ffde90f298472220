using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Engine.Data;
using BotService.Protocol;

namespace BotService.Channels.Connector;

/// <summary>
/// What a channel wants to see again on every reply: the conversation, its two sides, and its own name.
/// Kept as JSON with the conversation.
/// </summary>
internal sealed record ChannelReference(JsonObject Json)
{
    /// <summary>Channels of the connector are told from our own by this in front of their id.</summary>
    public const string ChannelPrefix = "connector/";

    private const int MaxId = 2048;

    public string ConversationId => ActivityShape.Text(Json, "conversation", "id") ?? "";

    private string ChannelId => (string)Json["channelId"]!;

    public static (ChannelReference? Reference, ProtocolError? Error) Of(JsonObject activity)
    {
        var channel = (string?)activity["channelId"];
        return ActivityShape.Text(activity, "conversation", "id") is not { Length: <= MaxId }
            ? (null, ProtocolError.Missing("conversation.id"))
            : ActivityShape.Text(activity, "from", "id") is not { Length: <= MaxId }
            ? (null, ProtocolError.Missing("from.id"))
            : channel is not { Length: > 0 and <= 64 } ? (null, ProtocolError.Missing("channelId"))
            // The SDK sends the id in a header, where such characters end the call.
            : ActivityShape.Text(activity, "conversation", "id")!.Any(char.IsControl)
                ? (null, ProtocolError.BadArgument("'conversation.id' holds a control character."))
            : (new ChannelReference(new JsonObject
            {
                ["channelId"] = channel,
                ["conversation"] = activity["conversation"]!.DeepClone(),
                ["user"] = activity["from"]!.DeepClone(),
                ["bot"] = activity["recipient"]?.DeepClone(),
            }), null);
    }

    public static ChannelReference Parse(string json) => new(JsonNode.Parse(json)!.AsObject());

    /// <summary>
    /// Ours for the conversation: two channels may use the same id, and an id may be long or readable.
    /// </summary>
    public NewConversation Conversation(string? serviceUrl, string? locale) => new(
        "c-" + Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{ChannelId}\n{ConversationId}")).AsSpan(0, 16)),
        ChannelPrefix + ChannelId,
        ActivityShape.Text(Json, "user", "id"),
        locale,
        serviceUrl,
        Json.ToJsonString(),
        Greet: false);

    /// <summary>The reply with what the channel wants to see again.</summary>
    public Activity Address(Activity reply, string? serviceUrl)
    {
        var json = (JsonObject)reply.Json.DeepClone();
        json["channelId"] = ChannelId;
        json["conversation"] = Json["conversation"]!.DeepClone();
        json["recipient"] = Json["user"]!.DeepClone();
        if (Json["bot"] is JsonObject bot) json["from"] = bot.DeepClone();

        if (serviceUrl is not null) json["serviceUrl"] = serviceUrl;

        // The order number is Web Chat's; other channels may stumble over channel data that is not theirs.
        (json["channelData"] as JsonObject)?.Remove("webchat:sequence-id");
        return new Activity(json);
    }
}
