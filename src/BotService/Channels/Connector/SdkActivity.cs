using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Protocol;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Schema = Microsoft.Bot.Schema;

namespace BotService.Channels.Connector;

/// <summary>An activity in the form of the SDK's classes.</summary>
internal static class SdkActivity
{
    /// <summary>
    /// Texts that look like dates stay texts: cards hold such, and the SDK's own settings would write them anew.
    /// </summary>
    private static readonly JsonSerializerSettings Settings = new()
    {
        DateParseHandling = DateParseHandling.None, MaxDepth = 128
    };

    /// <summary>
    /// A reply of ours. What is attached goes through as written: the SDK takes milliseconds to read a card.
    /// </summary>
    public static Schema.Activity From(Activity reply)
    {
        var activity = Read<Schema.Activity>(Written(reply.Json, except: "attachments"));
        activity.Attachments = reply.Json["attachments"] is JsonArray attached
            ? [.. attached.OfType<JsonObject>().Select(Attachment)] : null;
        return activity;
    }

    /// <summary>
    /// Null when it does not fit the schema. A stranger wrote it: the parsers below throw whatever they like.
    /// </summary>
    public static Schema.Activity? OrNull(Activity activity)
    {
        try
        {
            return Read<Schema.Activity>(activity.ToJson());
        }
        catch (Exception e) when (e is Newtonsoft.Json.JsonException or FormatException or OverflowException or InvalidCastException
            or ArgumentException)
        {
            return null;
        }
    }

    private static Schema.Attachment Attachment(JsonObject json)
    {
        var attachment = Read<Schema.Attachment>(Written(json, except: "content"));
        attachment.Content = json["content"] is { } content ? new JRaw(content.ToJsonString()) : null;
        return attachment;
    }

    private static T Read<T>(string json) => JsonConvert.DeserializeObject<T>(json, Settings)!;

    private static string Written(JsonObject json, string except)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in json.Where(property => property.Key != except))
            {
                writer.WritePropertyName(name);
                if (value is null) writer.WriteNullValue();
                else value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
