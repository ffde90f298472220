using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotService.Channels.Line;

/// <summary>
/// JSON as LINE wants it: a property without a value is left out, because <c>null</c> is answered with 400.
/// </summary>
internal static class LineJson
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static byte[] Write(JsonNode node)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            Write(writer, node);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Its size as it is sent, in bytes; Chinese stands as it is, so that a bubble holds as much as LINE allows.
    /// </summary>
    public static int Bytes(JsonNode node) => Write(node).Length;

    /// <summary>Null when it is empty or no object.</summary>
    public static JsonObject? Read(byte[]? utf8)
    {
        try
        {
            return utf8 is { Length: > 0 } ? JsonNode.Parse(utf8) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The property as a string; null when it is absent or of another type.</summary>
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The property as a whole number; null when it is absent or of another type.</summary>
    public static long? Number(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    private static void Write(Utf8JsonWriter writer, JsonNode node)
    {
        switch (node)
        {
            case JsonObject json:
                writer.WriteStartObject();
                foreach (var (name, value) in json)
                {
                    if (value is not null)
                    {
                        writer.WritePropertyName(name);
                        Write(writer, value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list.OfType<JsonNode>()) Write(writer, item);

                writer.WriteEndArray();
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                // By way of bytes, which makes U+FFFD of half a character; the writer itself would throw.
                writer.WriteStringValue(Encoding.UTF8.GetBytes(text));
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}
