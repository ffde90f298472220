using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Channels.Voice.Calls;
using BotService.Conversations;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>Commands as the gateway's activities. Source: AudioCodes VoiceAI Connect, Bot API.</summary>
internal static class CommandActivities
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        if (one.IsFirst) yield return Event($"{one.Id}-config", "config", "sessionParams", GatewayParameters.Session(language));

        if (one.Command switch
        {
            CallCommand.Say { Text.Length: > 0 } say => Message(one.Id, say),
            CallCommand.Transfer transfer => Event(one.Id, "transfer", "activityParams", GatewayParameters.Of(transfer)),
            CallCommand.HangUp hangUp => Event(one.Id, "hangup", "activityParams", GatewayParameters.Of(hangUp)),
            CallCommand.Configure change when !one.IsFirst =>
                Event(one.Id, "config", "sessionParams", GatewayParameters.Language(change.Language)),
            _ => null,
        } is { } activity) yield return activity;
    }

    private static JsonObject Message(string id, CallCommand.Say say)
    {
        var message = new JsonObject { ["id"] = id, ["type"] = "message", ["text"] = say.Text };
        var only = GatewayParameters.Of(say);
        if (only.Count > 0) message["activityParams"] = only;
        return message;
    }

    private static JsonObject Event(string id, string name, string where, JsonObject parameters) =>
        new() { ["id"] = id, ["type"] = "event", ["name"] = name, [where] = parameters };
}
