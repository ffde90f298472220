using System.Text.Json.Nodes;
using BotService.Engine.Data;

namespace BotService.Cli.Schemas;

/// <summary>
/// Writes what the readers asked for as a JSON Schema (2020-12), with the ids that exist as enumerations and each key's
/// meaning in both languages.
/// </summary>
/// <param name="known">The ids that exist, by what they are ids of.</param>
internal sealed class SchemaWriter(IReadOnlyDictionary<Reference, IReadOnlyCollection<string>> known)
{
    private const string Plain = "^[0-9]+([.][0-9]+)?$";

    private static readonly IReadOnlyDictionary<string, Stated> Meanings =
        Stated.In(typeof(SchemaWriter).Assembly, $"{typeof(SchemaWriter).Namespace}.meanings.yaml");

    /// <summary>The keys whose meaning is told.</summary>
    internal static IEnumerable<string> Meant => Meanings.Keys;

    private readonly SortedDictionary<string, Reference> used = new(StringComparer.Ordinal);

    /// <param name="kind">The files it is for, such as <c>knowledge/*/*/entry.yaml</c>.</param>
    public JsonObject Write(string kind, Shape shape)
    {
        used.Clear();
        var schema = Schema(shape);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", kind);
        if (used.Count > 0)
            schema["$defs"] = new JsonObject(used.Select(u => KeyValuePair.Create<string, JsonNode?>(
                u.Key, new JsonObject { ["enum"] = Names(known[u.Value].Order(StringComparer.Ordinal)) })));
        return schema;
    }

    private JsonObject Schema(Shape shape)
    {
        JsonObject[] ways = [.. Ways(shape)];
        return ways.Length == 1 ? ways[0] : ways.Length == 0 ? [] : new() { ["anyOf"] = new JsonArray([.. ways]) };
    }

    /// <summary>A value may be read as several things: one text or a list of them.</summary>
    private IEnumerable<JsonObject> Ways(Shape shape)
    {
        var kinds = shape.Kinds;
        if (kinds.HasFlag(ShapeKind.Texts)) yield return Text(shape);
        else if (kinds.HasFlag(ShapeKind.Text)) yield return Text(shape);
        if (kinds.HasFlag(ShapeKind.Texts)) yield return List(Text(shape));
        if (kinds.HasFlag(ShapeKind.Choice)) yield return new() { ["enum"] = Names(shape.Choices) };
        if (kinds.HasFlag(ShapeKind.Date))
            yield return new() { ["type"] = "string", ["format"] = "date", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
        if (kinds.HasFlag(ShapeKind.Flag)) yield return new() { ["type"] = "boolean" };
        if (kinds.HasFlag(ShapeKind.Number) || kinds.HasFlag(ShapeKind.Numbers)) yield return Number();
        if (kinds.HasFlag(ShapeKind.Numbers)) yield return List(Number());
        if (kinds.HasFlag(ShapeKind.Map)) yield return Map(shape);
        if (kinds.HasFlag(ShapeKind.List)) yield return List(Schema(shape.Item));
    }

    private JsonObject Text(Shape shape)
    {
        if (shape.Names is { } names) return Ref(names);
        // What looks like a number or a yes is a text to the readers all the same.
        return shape.Choices.Count > 0
            ? new() { ["enum"] = Names(shape.Choices) } : new() { ["type"] = Names(["string", "number", "boolean"]) };
    }

    private JsonObject Map(Shape shape)
    {
        var map = new JsonObject { ["type"] = Names(["object", "null"]) };
        if (shape.Keys.Count > 0)
            map["properties"] = new JsonObject(
                shape.Keys.Select(k => KeyValuePair.Create<string, JsonNode?>(k.Key, Described(k.Key, Schema(k.Value)))));
        if (shape.Keys.Where(k => k.Value.IsRequired).Select(k => k.Key).ToList() is { Count: > 0 } required)
            map["required"] = Names(required);
        if (shape.KeysName is { } names) map["propertyNames"] = Ref(names);
        if (shape.HasOthers) map["additionalProperties"] = Schema(shape.Others);
        else if (shape.IsClosed) map["additionalProperties"] = false;
        return map;
    }

    private JsonObject Ref(Reference to)
    {
        used[to.Name] = to;
        return new() { ["$ref"] = $"#/$defs/{to.Name}" };
    }

    private static JsonObject Described(string key, JsonObject schema)
    {
        if (Meanings.TryGetValue(key, out var meaning))
            schema["description"] = $"{meaning.Text.Chinese}\n{meaning.Text.English}";
        return schema;
    }

    private static JsonObject Number() => new()
    {
        ["type"] = Names(["number", "string"]), ["minimum"] = 0, ["pattern"] = Plain,
    };

    private static JsonObject List(JsonObject item) =>
        new() { ["type"] = Names(["array", "null"]), ["items"] = item };

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(n => (JsonNode?)n)];
}
