using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BotService.Conversations;

namespace BotService.Storage;

/// <summary>How records are written into JSON columns: names and enumerations readable, Chinese not escaped.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameNotes } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Without what is worked out of the rest.</summary>
    private static readonly JsonSerializerOptions Bare = new(Options) { IgnoreReadOnlyProperties = true };

    public static string WriteBare<T>(T value) => JsonSerializer.Serialize(value, Bare);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>What turns note is told apart by the name of its kind.</summary>
    private static void NameNotes(JsonTypeInfo type)
    {
        if (type.Type != typeof(TurnNote)) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions();
        foreach (var kind in typeof(TurnNote).GetNestedTypes(BindingFlags.NonPublic))
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
    }

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
