using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Engine.Language;
using BotService.Protocol;

namespace BotService.Conversations;

/// <summary>
/// A copy of an activity without personal data: every string and every long number anywhere in it is
/// masked, property names included. Only what the protocol needs back unchanged passes: ids in their
/// places, and times that are nothing but times.
/// </summary>
internal static class ActivityMask
{
    /// <summary>
    /// Ids by which clients and channels find their things again. <c>*</c> is any position of a list.
    /// </summary>
    private static readonly HashSet<string> PassUnchanged =
    [
        "id", "replyToId", "serviceUrl", "from.id", "from.aadObjectId", "recipient.id", "conversation.id",
        "conversation.tenantId",
        "membersAdded.*.id", "membersRemoved.*.id", "channelData.clientActivityID", "channelData.webchat:sequence-id",
        "relatesTo.activityId", "channelData.tenant.id", "channelData.streamId",
    ];

    private static readonly HashSet<string> Times = ["timestamp", "localTimestamp", "expiration", "clientTimestamp"];

    /// <summary>Names whose long numbers are sizes and times, not people.</summary>
    private static readonly HashSet<string> Measures =
        ["attachmentSizes", "webchat:sequence-id", "clientTimestamp", "streamSequence"];

    public static Activity Mask(Activity activity) => new(Mask(activity.Json, ""));

    private static JsonObject Mask(JsonObject json, string path)
    {
        var masked = new JsonObject();
        foreach (var (name, value) in json)
        {
            var here = path.Length == 0 ? name : $"{path}.{name}";

            // Two names may become the same mask; the later one is dropped, as there is
            // nothing in it that the service reads.
            masked.TryAdd(PersonalData.Mask(name), Mask(value, here, name));
        }

        return masked;
    }

    private static JsonNode? Mask(JsonNode? node, string path, string name)
    {
        switch (node)
        {
            case JsonObject json:
                return Mask(json, path);
            case JsonArray array:
                return new JsonArray([.. array.Select(item => Mask(item, path + ".*", name))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = value.GetValue<string>();
                return JsonValue.Create(Passes(text, path, name) ? text : MaskText(text));
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                var digits = value.ToJsonString();
                return Measures.Contains(name) || PersonalData.Mask(digits) == digits
                    ? value.DeepClone() : JsonValue.Create(PersonalData.Mask(digits));
            default:
                return node?.DeepClone();
        }
    }

    private static bool Passes(string text, string path, string name) =>
        PassUnchanged.Contains(path) || (Times.Contains(name) && IsTime(text));

    /// <summary>
    /// A file inside the message (<c>data:</c>) is left out: a photographed document is
    /// personal data that no pattern finds.
    /// </summary>
    private static string MaskText(string text) =>
        text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? "data:," : PersonalData.Mask(text);

    private static bool IsTime(string text) =>
        text.Length <= 40 && text.Contains('-') && text.Contains('T')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);
}
