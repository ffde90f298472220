using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BotService.Conversations;
using BotService.Protocol;

namespace BotService.Channels.DirectLine;

/// <summary>Writes <c>{"activities":[…],"watermark":"…"}</c>.</summary>
internal static class ActivitySet
{
    /// <summary>Chinese stays readable; the JSON is never put into a page unescaped.</summary>
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true
    };

    /// <summary>
    /// Bookkeeping between channels and bots is not shown to clients, nor a reply of a call whose words another one of
    /// the turn carries.
    /// </summary>
    public static bool IsShown(StoredActivity stored) =>
        stored.Activity.Type is not ("conversationUpdate" or "contactRelationUpdate" or "installationUpdate")
        && (stored.Spoken is null || stored.Voice?["text"]?.ToString() is not "");

    public static ReadOnlyMemory<byte> Write(IEnumerable<Activity> activities, long watermark)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteStartArray("activities");
            foreach (var activity in activities) activity.Json.WriteTo(json);

            json.WriteEndArray();
            json.WriteString("watermark", Watermark.Of(watermark));
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
