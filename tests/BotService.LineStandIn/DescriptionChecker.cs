using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace BotService.LineStandIn;

/// <summary>
/// Holds JSON against a description. Stricter than OpenAPI where LINE is: properties that are not described are faults,
/// and so is null. Lengths are counted in characters as people see them, the most lenient of LINE's ways;
/// <see cref="MessageLimits"/> counts as LINE does.
/// </summary>
internal sealed class DescriptionChecker(Description description)
{
    public IReadOnlyList<Fault> Check(YamlNode schema, JsonElement value)
    {
        var faults = new List<Fault>();
        Walk(schema, value, "", faults);
        return faults;
    }

    private void Walk(YamlNode schema, JsonElement value, string path, List<Fault> faults)
    {
        var shape = description.ShapeOf(schema);
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!shape.Nullable) faults.Add(new(path, "must not be null"));
        }
        else if (shape.Choice is var (property, schemas))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(property, out var kind)
                || kind.ValueKind != JsonValueKind.String)
            {
                faults.Add(new(Under(path, property), "must be specified"));
            }
            else if (!schemas.TryGetValue(kind.GetString()!, out var chosen))
            {
                faults.Add(new(Under(path, property), $"is not one of {string.Join(", ", schemas.Keys)}"));
            }
            else
            {
                Walk(chosen, value, path, faults);
            }
        }
        else if (!IsOf(shape, value))
        {
            faults.Add(new(path, $"must be of type {TypeOf(shape)}"));
        }
        else
        {
            WalkInto(shape, value, path, faults);
        }
    }

    private void WalkInto(Shape shape, JsonElement value, string path, List<Fault> faults)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Properties(shape, value, path, faults);
                break;
            case JsonValueKind.Array:
                if (Outside(shape.Count, value.GetArrayLength()))
                    faults.Add(new(path, $"size must be between {shape.Count.Least} and {shape.Count.Most}"));
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    if (shape.Items is { } items) Walk(items, item, $"{path}[{index}]", faults);
                    index++;
                }

                break;
            case JsonValueKind.String:
                Text(shape, value.GetString()!, path, faults);
                break;
            case JsonValueKind.Number:
                var number = value.GetDecimal();
                if (number < shape.Range.Least || number > shape.Range.Most)
                    faults.Add(new(path, $"must be between {shape.Range.Least} and {shape.Range.Most}"));
                break;
        }
    }

    private void Properties(Shape shape, JsonElement value, string path, List<Fault> faults)
    {
        foreach (var name in shape.Required.Where(name => !value.TryGetProperty(name, out _)))
            faults.Add(new(Under(path, name), "must be specified"));

        foreach (var property in value.EnumerateObject())
        {
            var at = Under(path, property.Name);
            if ((shape.Properties.TryGetValue(property.Name, out var schema) ? schema : shape.Others) is not { } holds)
            {
                faults.Add(new(at, "is not a property LINE knows"));
                continue;
            }

            Walk(holds, property.Value, at, faults);
            if (shape.Kinds.TryGetValue(property.Name, out var kinds) && !kinds.Contains(property.Value.ToString()))
            {
                faults.Add(new(at, $"must be {string.Join(" or ", kinds)} here"));
            }
        }
    }

    private static void Text(Shape shape, string text, string path, List<Fault> faults)
    {
        if (shape.Values is { } values && !values.Contains(text))
            faults.Add(new(path, $"is not one of {string.Join(", ", values)}"));
        if (Outside(shape.Length, new StringInfo(text).LengthInTextElements))
            faults.Add(new(path, $"length must be between {shape.Length.Least} and {shape.Length.Most}"));
        if (shape.Pattern is { } pattern && !Regex.IsMatch(text, pattern))
            faults.Add(new(path, $"does not match {pattern}"));
        var formed = shape.Format switch
        {
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            "uuid" => Guid.TryParseExact(text, "D", out _),
            _ => true,
        };
        if (!formed) faults.Add(new(path, $"is no {shape.Format}"));
    }

    private static bool IsOf(Shape shape, JsonElement value) => TypeOf(shape) switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => true,
    };

    private static string? TypeOf(Shape shape) => shape.Type ?? (shape.Properties.Count > 0 ? "object" : null);

    private static bool Outside((int Least, int Most) bounds, int value) => value < bounds.Least || value > bounds.Most;

    private static string Under(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
