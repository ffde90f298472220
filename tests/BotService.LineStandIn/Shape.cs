using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace BotService.LineStandIn;

/// <summary>A schema with its parts (<c>allOf</c>) put together.</summary>
internal sealed class Shape
{
    private readonly Dictionary<string, YamlNode> properties = [];
    private readonly Dictionary<string, HashSet<string>> kinds = [];
    private readonly HashSet<string> required = [];

    public string? Type { get; private set; }

    public string? Format { get; private set; }

    public string? Pattern { get; private set; }

    public bool Nullable { get; private set; }

    public HashSet<string>? Values { get; private set; }

    public YamlNode? Items { get; private set; }

    /// <summary>The schema of properties under any name; null when only those named are allowed.</summary>
    public YamlNode? Others { get; private set; }

    public IReadOnlyDictionary<string, YamlNode> Properties => properties;

    public IReadOnlySet<string> Required => required;

    /// <summary>Values a property must have for the object to be of this kind and no other.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Kinds => kinds;

    /// <summary>The property that says which schema holds, and those schemas.</summary>
    public (string Property, IReadOnlyDictionary<string, YamlNode> Schemas)? Choice { get; private set; }

    public (int Least, int Most) Length { get; private set; } = (0, int.MaxValue);

    public (int Least, int Most) Count { get; private set; } = (0, int.MaxValue);

    public (decimal Least, decimal Most) Range { get; private set; } = (decimal.MinValue, decimal.MaxValue);

    public static Shape Of(YamlMappingNode schema, Description description)
    {
        var shape = new Shape();
        shape.Add(schema, schema, description);
        shape.Choice = ChoiceOf(schema, description);
        return shape;
    }

    private void Add(YamlMappingNode schema, YamlMappingNode whole, Description description)
    {
        foreach (var part in Children("allOf", schema))
        {
            var resolved = description.Resolve(part);
            Add(resolved, whole, description);
            if (ChoiceOf(resolved, description) is var (property, schemas))
            {
                var own = schemas.Where(s => ReferenceEquals(description.Resolve(s.Value), whole)).Select(s => s.Key)
                    .ToHashSet();
                if (own.Count > 0) kinds[property] = own;
            }
        }

        Type = Text("type", schema) ?? Type;
        Format = Text("format", schema) ?? Format;
        Pattern = Text("pattern", schema) ?? Pattern;
        Nullable |= Text("nullable", schema) == "true";
        Items = Description.Find(schema, "items") ?? Items;
        Others = Description.Find(schema, "additionalProperties") is YamlMappingNode others ? others : Others;
        if (Description.Find(schema, "enum") is YamlSequenceNode values)
            Values = [.. values.Select(v => ((YamlScalarNode)v).Value!)];
        required.UnionWith(Children("required", schema).Select(r => ((YamlScalarNode)r).Value!));
        foreach (var (name, property) in (Description.Find(schema, "properties") as YamlMappingNode)?.Children
            ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>())
        {
            properties[((YamlScalarNode)name).Value!] = property;
        }

        Length = (Whole("minLength", schema) ?? Length.Least, Whole("maxLength", schema) ?? Length.Most);
        Count = (Whole("minItems", schema) ?? Count.Least, Whole("maxItems", schema) ?? Count.Most);
        Range = (Whole("minimum", schema) ?? Range.Least, Whole("maximum", schema) ?? Range.Most);
    }

    private static (string, IReadOnlyDictionary<string, YamlNode>)? ChoiceOf(
        YamlMappingNode schema, Description description) =>
        Description.Find(schema, "discriminator", "propertyName") is YamlScalarNode { Value: { } property }
            && Description.Find(schema, "discriminator", "mapping") is YamlMappingNode mapping
            ? (property,
                mapping.Children.ToDictionary(
                    m => ((YamlScalarNode)m.Key).Value!,
                    m => description.Schema(((YamlScalarNode)m.Value).Value!.Split('/')[^1])))
            : null;

    private static IEnumerable<YamlNode> Children(string name, YamlMappingNode schema) =>
        Description.Find(schema, name) is YamlSequenceNode list ? list.Children : [];

    private static string? Text(string name, YamlMappingNode schema) =>
        (Description.Find(schema, name) as YamlScalarNode)?.Value;

    private static int? Whole(string name, YamlMappingNode schema) =>
        Text(name, schema) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
