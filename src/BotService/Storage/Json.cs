using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotService.Storage;

/// <summary>How records are written into JSON columns: names and enumerations readable, Chinese not escaped.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Without what is worked out of the rest.</summary>
    private static readonly JsonSerializerOptions Bare = new(Options) { IgnoreReadOnlyProperties = true };

    public static string WriteBare<T>(T value) => JsonSerializer.Serialize(value, Bare);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
