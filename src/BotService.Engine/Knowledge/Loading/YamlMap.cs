using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>
/// A mapping of a YAML file read key by key. Whatever does not fit becomes a problem with file and line and reading
/// goes on, so that one run finds everything. Keys nobody asked for are reported by <see cref="Done"/>.
/// </summary>
internal sealed class YamlMap(string file, YamlMappingNode node, List<Problem> problems)
{
    private readonly HashSet<string> read = [];

    public Place Place { get; } = PlaceOf(file, node);

    /// <summary>The keys in the order of the file, with their places.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    public void Report(string message) => problems.Add(new Problem(Place.File, Place.Line, message));

    public string? Text(string key)
    {
        var value = Child(key);
        if (value is null) return null;
        if (value is YamlScalarNode scalar) return scalar.Value;
        return Wrong<string>(value, $"`{key}` must be a single value");
    }

    public string RequiredText(string key)
    {
        var text = Text(key);
        if (!string.IsNullOrWhiteSpace(text)) return text;
        if (!Has(key)) Report($"`{key}` is missing");
        else Report($"`{key}` is empty");
        return "";
    }

    public T Choice<T>(string key, T otherwise) where T : struct, Enum
    {
        var value = Child(key);
        if (value is null) return otherwise;
        if (value is YamlScalarNode { Value: { } text } && Names<T>().TryGetValue(text, out var found)) return found;
        Wrong<string>(value, $"`{key}` must be one of {string.Join(", ", Names<T>().Keys)}");
        return otherwise;
    }

    public T RequiredChoice<T>(string key) where T : struct, Enum
    {
        if (!Has(key)) Report($"`{key}` is missing: one of {string.Join(", ", Names<T>().Keys)}");
        return Choice(key, default(T));
    }

    public DateOnly? Date(string key)
    {
        var value = Child(key);
        if (value is null) return null;
        if (value is YamlScalarNode { Value: { } text }
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var date)) return date;
        return Wrong<DateOnly?>(value, $"`{key}` must be a date such as 2026-11-20");
    }

    public bool Flag(string key)
    {
        var value = Child(key);
        if (value is null or YamlScalarNode { Value: "false" }) return false;
        if (value is YamlScalarNode { Value: "true" }) return true;
        return Wrong<bool>(value, $"`{key}` must be true or false");
    }

    /// <summary>A list of single values; one value alone counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var value = Child(key);
        if (value is null) return [];
        if (value is YamlScalarNode scalar) return scalar.Value is { Length: > 0 } one ? [one] : [];
        if (value is YamlSequenceNode list && list.All(v => v is YamlScalarNode))
            return [.. list.Cast<YamlScalarNode>().Select(v => v.Value ?? "")];
        return Wrong<IReadOnlyList<string>>(value, $"`{key}` must be a list of single values") ?? [];
    }

    public YamlMap? Map(string key)
    {
        var value = Child(key);
        if (value is null or YamlScalarNode { Value: null or "" }) return null;
        if (value is YamlMappingNode map) return new YamlMap(file, map, problems);
        return Wrong<YamlMap>(value, $"`{key}` must be a mapping");
    }

    /// <summary>The child mappings by key, for files that are one big table.</summary>
    public IEnumerable<(string Key, YamlMap Map)> Maps()
    {
        foreach (var key in Keys.ToList())
        {
            var map = Map(key);
            if (map is not null) yield return (key, map);
            else if (Child(key) is YamlScalarNode { Value: "" or null }) Report($"`{key}` is empty");
        }
    }

    public IReadOnlyList<YamlMap> List(string key)
    {
        var value = Child(key);
        if (value is null or YamlScalarNode { Value: null or "" }) return [];
        if (value is YamlSequenceNode list) return YamlFile.MapsOf(file, list, problems);
        return Wrong<IReadOnlyList<YamlMap>>(value, $"`{key}` must be a list") ?? [];
    }

    /// <summary>Single values by key.</summary>
    public IReadOnlyDictionary<string, string> Scalars() =>
        Keys.ToList().Select(k => (k, v: Text(k))).Where(p => p.v is not null).ToDictionary(p => p.k, p => p.v!);

    /// <summary>All single values, those of groups by dotted keys such as <c>chat.lead</c>.</summary>
    public IReadOnlyDictionary<string, string> Sentences() =>
        Keys.ToList().SelectMany(key => Child(key) is YamlMappingNode
            ? Map(key)!.Sentences().Select(s => KeyValuePair.Create($"{key}.{s.Key}", s.Value))
            : Text(key) is { } text ? [KeyValuePair.Create(key, text)] : []).ToDictionary();

    /// <summary>Reports each key that was never asked for.</summary>
    public void Done()
    {
        foreach (var (key, _) in node.Children)
            if (key is YamlScalarNode { Value: { } name } && !read.Contains(name))
                problems.Add(new Problem(file, PlaceOf(file, key).Line, $"unknown key `{name}`"));
    }

    public Place PlaceOfKey(string key) =>
        PlaceOf(file, node.Children.Keys.First(k => k is YamlScalarNode s && s.Value == key));

    internal static Place PlaceOf(string file, YamlNode node) => new(file, (int)node.Start.Line);

    private static Dictionary<string, T> Names<T>() where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(v => KebabCase.Of(v.ToString()));

    private YamlNode? Child(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private T? Wrong<T>(YamlNode at, string message)
    {
        problems.Add(new Problem(file, PlaceOf(file, at).Line, message));
        return default;
    }
}
