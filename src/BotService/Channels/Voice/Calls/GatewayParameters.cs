using System.Text.Json.Nodes;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// What a gateway is to know, by AudioCodes' names: the same over its Bot API and over Direct Line. Source:
/// techdocs.audiocodes.com, VoiceAI Connect, the pages of its features.
/// </summary>
internal static class GatewayParameters
{
    private const int MostPhrases = 100;

    /// <summary>
    /// For the whole call: keys one by one, at any time; silences are told (before version 2.4 by the second way).
    /// </summary>
    /// <param name="language">Null: the gateway's own setting holds.</param>
    public static JsonObject Session(string? language)
    {
        var settings = new JsonObject
        {
            ["bargeIn"] = true,
            ["bargeInOnDTMF"] = true,
            ["sendDTMF"] = true,
            ["userNoInputTimeoutMS"] = Milliseconds(CallDesk.Patience),
            ["userNoInputRetries"] = 2,
            ["userNoInputSendEvent"] = true,
            ["sendEventsToBot"] = new JsonArray("noUserInput", "playFinished"),
        };
        if (language is not null) settings["language"] = Tag(language);
        return settings;
    }

    /// <summary>Where only the language changes.</summary>
    public static JsonObject Language(string language) => new() { ["language"] = Tag(language) };

    /// <summary>For one message; they fall back at the next.</summary>
    public static JsonObject Of(CallCommand.Say say)
    {
        var only = new JsonObject();
        if (say.IsWhole) (only["bargeIn"], only["bargeInOnDTMF"]) = (false, false);
        if (say.Language is { } language) only["language"] = Tag(language);
        if (say.IsPrivate) only["disableTtsCache"] = true;
        if (say.Collect is { } collect)
        {
            only["dtmfCollect"] = true;
            only["dtmfCollectMaxDigits"] = collect.Most;
            only["dtmfCollectInterDigitTimeoutMS"] = Milliseconds(collect.Between);
            only["dtmfCollectSubmitDigit"] = "#";
        }

        var silence = say.Collect?.First ?? say.Silence;
        if (silence > TimeSpan.Zero) only["userNoInputTimeoutMS"] = Milliseconds(silence);
        if (say.Expected.Count > 0)
            only["sttContextPhrases"] = new JsonArray([.. say.Expected.Take(MostPhrases).Select(words => (JsonNode)words)]);
        return only;
    }

    public static JsonObject Of(CallCommand.Transfer transfer) => new()
    {
        ["transferTarget"] = transfer.Address, ["handoverReason"] = transfer.Reason
    };

    public static JsonObject Of(CallCommand.HangUp end) => new() { ["hangupReason"] = end.Reason };

    /// <summary>Recognisers and voices want a country with the language.</summary>
    private static string Tag(string language) => language == "en" ? "en-US" : language;

    private static int Milliseconds(TimeSpan time) => (int)Math.Min(time.TotalMilliseconds, int.MaxValue);
}
