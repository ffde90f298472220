using System.Text.Json.Nodes;
using BotService.Engine.Dialogs;

namespace BotService.Bot.Turns;

/// <summary>What an activity is to the conversation and to the engine.</summary>
internal static class TurnInput
{
    /// <summary>Types that are shown to whoever is looking and then forgotten.</summary>
    public static bool IsFleeting(Activity activity) => activity.Type == "typing";

    /// <summary>Direct Line never delivers these to clients, so they are no part of the history either.</summary>
    public static bool IsHidden(Activity activity) =>
        activity.Type is "conversationUpdate" or "contactRelationUpdate" or "installationUpdate";

    public static Purpose PurposeOf(Activity activity, string botId) => activity.Type switch
    {
        "message" => Purpose.Turn,
        "conversationUpdate" when BotWasAdded(activity, botId) => Purpose.Greeting,
        "event" when activity.Text("name") == "webchat/join" => Purpose.Greeting,
        _ => Purpose.Record,
    };

    /// <summary>
    /// A chosen action comes as text, or as <c>value</c> when the client shows no bubble for it. A message with neither (a picture, an object
    /// as value) is an empty utterance, so that the citizen still gets a reply.
    /// </summary>
    public static Input Of(Activity activity, bool greeting, string? conversationLocale)
    {
        var locale = LanguageTag.OrNull(activity.Locale) ?? conversationLocale;
        return greeting
            ? new Input(Text: null, locale)
            : new Input(activity.Said is { Length: > 0 } said ? said : activity.Text("value") ?? "", locale);
    }

    private static bool BotWasAdded(Activity activity, string botId)
    {
        var bot = activity.Object("recipient")?["id"] is JsonValue v && v.TryGetValue<string>(out var id) ? id : botId;
        return activity.Json["membersAdded"] is JsonArray members
            && members.Any(m => m is JsonObject member && member["id"] is JsonValue value
                && value.TryGetValue<string>(out var added) && (added == bot || added == botId));
    }
}
