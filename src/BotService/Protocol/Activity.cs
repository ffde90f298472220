using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotService.Protocol;

/// <summary>
/// A Bot Framework activity. It is kept as the JSON it came as, so that properties unknown here pass through unchanged;
/// the members below read and write the ones this service uses. Source: Bot Framework Activity schema.
/// </summary>
public sealed class Activity(JsonObject json)
{
    public JsonObject Json { get; } = json;

    public string Type => Text("type") ?? "message";

    public string? Id { get => Text("id"); init => Json["id"] = value; }

    public string? Said => Text("text");

    public string? Locale => Text("locale");

    public string? FromId =>
        (Json["from"] as JsonObject)?["id"] is JsonValue v && v.TryGetValue<string>(out var id) ? id : null;

    /// <summary>The property as a string; null when it is absent or of another type.</summary>
    public string? Text(string name) => Json[name] is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;

    public JsonObject? Object(string name) => Json[name] as JsonObject;

    /// <exception cref="JsonException">Not JSON, not an object, a name twice in one object, half a character, or
    /// nested deeper than 64.</exception>
    public static Activity Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = JsonNode.Parse(utf8, documentOptions: Strict) as JsonObject
                ?? throw new JsonException("An activity is a JSON object.");
            ReadAll(json);
            return new Activity(json);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate (\ud800) passes the parser and would only be found by whoever reads the string first.
            throw new JsonException("A string holds half a character.");
        }
    }

    public string ToJson() => Json.ToJsonString(JsonWeb);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static void ReadAll(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (_, value) in o) ReadAll(value);

                break;
            case JsonArray a:
                foreach (var item in a) ReadAll(item);

                break;
            case JsonValue v:
                v.TryGetValue<string>(out _);
                break;
        }
    }

    /// <summary>Leaves Chinese readable and escapes nothing that JSON does not demand.</summary>
    private static readonly JsonSerializerOptions JsonWeb = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };
}
