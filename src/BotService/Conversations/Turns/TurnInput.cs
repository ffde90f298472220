using System.Collections.Frozen;
using System.Text.Json.Nodes;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Conversations.Turns;

/// <summary>What an activity is to the conversation and to the engine.</summary>
internal static class TurnInput
{
    private static readonly FrozenSet<string> CallEvents =
        new[] { "start", "channel", "DTMF", "noUserInput", "conversationEnd" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Types that are shown to whoever is looking and then forgotten.</summary>
    public static bool IsFleeting(Activity activity) => activity.Type == "typing";

    /// <summary>Direct Line never delivers these to clients, so they are no part of the history either.</summary>
    public static bool IsHidden(Activity activity) =>
        activity.Type is "conversationUpdate" or "contactRelationUpdate" or "installationUpdate";

    public static Purpose PurposeOf(Activity activity, string botId) => activity.Type switch
    {
        "message" => Purpose.Turn,
        "conversationUpdate" when BotWasAdded(activity, botId) => Purpose.Greeting,
        "installationUpdate" when WasInstalled(activity) => Purpose.Greeting,
        "installationUpdate" when activity.Text("action") == "remove" => Purpose.Leave,
        "messageDelete" when activity.Id is { Length: > 0 } => Purpose.Withdrawal,
        "event" when activity.Text("name") == "webchat/join" => Purpose.Greeting,
        _ when IsOfCall(activity) => Purpose.Turn,
        _ => Purpose.Record,
    };

    /// <summary>
    /// What a telephone gateway tells besides speech, such as a key or a silence: a turn in a call. Elsewhere nobody
    /// answers it. Names compare without case (AudioCodes' own parts differ in it).
    /// </summary>
    public static bool IsOfCall(Activity activity) =>
        activity.Type.Equals("endOfConversation", StringComparison.OrdinalIgnoreCase)
        || (activity.Type.Equals("event", StringComparison.OrdinalIgnoreCase)
            && activity.Text("name") is { } name && CallEvents.Contains(name));

    /// <summary>
    /// A chosen action comes as text, or as <c>value</c> when the client shows no bubble for it. A message with neither
    /// (a picture, an object as value) is an empty utterance, so that the citizen still gets a reply.
    /// </summary>
    public static Input Of(Activity activity, bool greeting, string? conversationLocale)
    {
        var locale = LanguageTag.OrNull(activity.Locale) ?? conversationLocale;
        var organisation = Text(activity.Object("channelData"), "organisation");
        if (greeting)
        {
            return new Input(Text: null, locale) { Organisation = organisation };
        }

        var text = activity.Said is { Length: > 0 } said ? said : activity.Text("value") ?? "";
        return new Input(text, locale)
        {
            Organisation = organisation, Medium = text.Length > 0 ? Medium.Words : MediumOf(activity)
        };
    }

    /// <summary>
    /// Someone who was away, or new, is there: Bot Framework's word for adding the bot to one's contacts.
    /// </summary>
    public static bool WasInstalled(Activity activity) =>
        activity.Type == "installationUpdate" && activity.Text("action") == "add";

    /// <summary>Of the first attachment: what is sent together is of a kind.</summary>
    private static Medium MediumOf(Activity activity)
    {
        var first = (activity.Json["attachments"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault();
        return first is null ? Medium.Words : (Text(first, "contentType") ?? "").ToLowerInvariant() switch
        {
            "image/x-sticker" => Medium.Sticker,
            var type when type.StartsWith("image", StringComparison.Ordinal) => Medium.Picture,
            var type when type.StartsWith("audio", StringComparison.Ordinal) => Medium.Sound,
            var type when type.StartsWith("video", StringComparison.Ordinal) => Medium.Video,
            _ => Medium.File,
        };
    }

    private static string? Text(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static bool BotWasAdded(Activity activity, string botId)
    {
        var bot = activity.Object("recipient")?["id"] is JsonValue v && v.TryGetValue<string>(out var id) ? id : botId;
        return activity.Json["membersAdded"] is JsonArray members
            && members.Any(m => m is JsonObject member && member["id"] is JsonValue value
                && value.TryGetValue<string>(out var added) && (added == bot || added == botId));
    }
}
