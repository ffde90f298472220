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

    /// <summary>Dots in place of digits: no more than any number has.</summary>
    private const int LongestKeyed = 32;

    private static readonly HashSet<string> Times = ["timestamp", "localTimestamp", "expiration", "clientTimestamp"];

    /// <summary>Names whose long numbers are sizes and times, not people.</summary>
    private static readonly HashSet<string> Measures =
        ["attachmentSizes", "webchat:sequence-id", "clientTimestamp", "streamSequence"];

    /// <summary>
    /// What gateways tell of a caller, and their recognisers' raw findings, which may hold both; dropped where they
    /// stand in one of <see cref="OfCall"/>. Names without case.
    /// </summary>
    private static readonly HashSet<string> OfCaller = new(StringComparer.OrdinalIgnoreCase)
    {
        "caller", "callerHost", "callerDisplayName", "sipHeaders", "recognitionOutput", "recognitions",
    };

    private static readonly HashSet<string> OfCall =
        ["", "parameters", "value", "channelData", "channelData.parameters"];

    public static Activity Mask(Activity activity)
    {
        var masked = Mask(activity.Json, "");
        if ("DTMF".Equals(activity.Text("name"), StringComparison.OrdinalIgnoreCase)
            && activity.Json["value"] is JsonValue keyed)
        {
            // One key is a choice; what is longer was keyed in as a number, be it too short for any pattern.
            var digits = keyed.TryGetValue<string>(out var text) ? text : keyed.ToJsonString();
            if (digits.Length > 1) masked["value"] = new string('•', Math.Min(digits.Length, LongestKeyed));
        }

        return new Activity(masked);
    }

    private static JsonObject Mask(JsonObject json, string path)
    {
        var masked = new JsonObject();
        foreach (var (name, value) in json)
        {
            if (OfCaller.Contains(name) && OfCall.Contains(path)) continue;

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
