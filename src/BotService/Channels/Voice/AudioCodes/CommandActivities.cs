using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Channels.Voice.Calls;
using BotService.Conversations;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>
/// Commands as the gateway's activities. Names and meaning of the parameters: AudioCodes VoiceAI Connect, Bot API and
/// the pages of its features.
/// </summary>
internal static class CommandActivities
{
    private const int MostPhrases = 100;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How long a caller is waited for until a question says otherwise, in milliseconds.</summary>
    private const int UsualSilence = 7000;

    /// <summary><c>{"activities":[…]}</c> in UTF-8.</summary>
    public static byte[] Write(IEnumerable<GatewayCommand> commands, DateTimeOffset now)
    {
        var activities = commands.SelectMany(Of).ToList();
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteStartArray("activities");
            foreach (var activity in activities)
            {
                activity["timestamp"] = Stamp.Time(now);
                activity.WriteTo(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static IEnumerable<JsonObject> Of(GatewayCommand one)
    {
        var language = (one.Command as CallCommand.Configure)?.Language;
        if (one.IsFirst) yield return Event($"{one.Id}-config", "config", "sessionParams", Settings(language));

        if (one.Command switch
        {
            CallCommand.Say { Text.Length: > 0 } say => Message(one.Id, say),
            CallCommand.Transfer transfer => Event(one.Id, "transfer", "activityParams", new JsonObject
            {
                ["transferTarget"] = transfer.Address, ["handoverReason"] = transfer.Reason
            }),
            CallCommand.HangUp hangUp => Event(one.Id, "hangup", "activityParams", new JsonObject
            {
                ["hangupReason"] = hangUp.Reason
            }),
            CallCommand.Configure when !one.IsFirst => Event(one.Id, "config", "sessionParams", new JsonObject
            {
                ["language"] = language
            }),
            _ => null,
        } is { } activity) yield return activity;
    }

    /// <summary>
    /// Keys one by one, at any time; silences are told (before version 2.4 by the second way). Without a language the
    /// gateway's own setting holds.
    /// </summary>
    private static JsonObject Settings(string? language)
    {
        var settings = new JsonObject
        {
            ["bargeIn"] = true,
            ["bargeInOnDTMF"] = true,
            ["sendDTMF"] = true,
            ["userNoInputTimeoutMS"] = UsualSilence,
            ["userNoInputRetries"] = 2,
            ["userNoInputSendEvent"] = true,
            ["sendEventsToBot"] = new JsonArray("noUserInput", "playFinished"),
        };
        if (language is not null) settings["language"] = language;
        return settings;
    }

    private static JsonObject Message(string id, CallCommand.Say say)
    {
        var message = new JsonObject { ["id"] = id, ["type"] = "message", ["text"] = say.Text };
        var only = new JsonObject();
        if (say.IsWhole) (only["bargeIn"], only["bargeInOnDTMF"]) = (false, false);
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

        if (only.Count > 0) message["activityParams"] = only;
        return message;
    }

    private static JsonObject Event(string id, string name, string where, JsonObject parameters) =>
        new() { ["id"] = id, ["type"] = "event", ["name"] = name, [where] = parameters };

    private static int Milliseconds(TimeSpan time) => (int)Math.Min(time.TotalMilliseconds, int.MaxValue);
}
