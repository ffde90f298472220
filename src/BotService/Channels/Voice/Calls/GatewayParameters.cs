using System.Text.Json.Nodes;

namespace BotService.Channels.Voice.Calls;

/// <summary>AudioCodes' names for what a gateway is to know. Source: techdocs.audiocodes.com, VoiceAI Connect.</summary>
internal static class GatewayParameters
{
    /// <summary>For the whole call.</summary>
    public static JsonObject Session(string language) => new()
    {
        ["language"] = language == "en" ? "en-US" : language,
        ["bargeIn"] = true, ["bargeInOnDTMF"] = true, ["sendDTMF"] = true,
        ["userNoInputTimeoutMS"] = (int)CallDesk.Patience.TotalMilliseconds, ["userNoInputRetries"] = 2,
        ["sendEventsToBot"] = new JsonArray("noUserInput", "playFinished"),
    };

    /// <summary>For one message; they fall back at the next.</summary>
    public static JsonObject Of(CallCommand.Say say)
    {
        var json = new JsonObject();
        if (say.IsWhole) json["bargeIn"] = false;
        if (say.IsPrivate) json["disableTtsCache"] = true;
        if (say.Collect is { } collect)
        {
            json["dtmfCollect"] = true;
            json["dtmfCollectMaxDigits"] = collect.Most;
            json["dtmfCollectInterDigitTimeoutMS"] = (int)collect.Between.TotalMilliseconds;
            json["dtmfCollectSubmitDigit"] = "#";
        }

        if (say.Expected.Count > 0) json["sttContextPhrases"] = new JsonArray([.. say.Expected.Select(one => (JsonNode?)one)]);
        return json;
    }

    public static JsonObject Of(CallCommand.Transfer transfer) => new()
    {
        ["transferTarget"] = transfer.Address, ["handoverReason"] = transfer.Reason
    };

    public static JsonObject Of(CallCommand.HangUp end) => new() { ["hangupReason"] = end.Reason };
}
