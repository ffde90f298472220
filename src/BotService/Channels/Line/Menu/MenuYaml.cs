using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BotService.Channels.Line.Menu;

/// <summary>
/// A mapping of a menu's file, read key by key. What does not fit becomes a problem with file
/// and line, and reading goes on.
/// </summary>
internal sealed class MenuYaml(string file, YamlMappingNode node, List<string> problems)
{
    private readonly HashSet<string> read = [];

    /// <summary>Null when the file is no mapping in YAML; that is a problem then.</summary>
    public static MenuYaml? Open(string path, string file, List<string> problems)
    {
        try
        {
            using var text = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            if (yaml.Documents is [{ RootNode: YamlMappingNode map }, ..]) return new MenuYaml(file, map, problems);
            problems.Add($"{file}:1: the file must be a mapping.");
        }
        catch (YamlException e)
        {
            problems.Add($"{file}:{e.Start.Line}: not valid YAML: {e.InnerException?.Message ?? e.Message}");
        }
        return null;
    }

    public bool Has(string key) => node.Children.ContainsKey(key);

    /// <param name="key">Where it stands; null or absent: the mapping itself.</param>
    public void Report(string? key, string message)
    {
        var at = key is not null && node.Children.FirstOrDefault(c => c.Key.ToString() == key).Key is { } found
            ? found : node;
        problems.Add($"{file}:{at.Start.Line}: {message}");
    }

    /// <summary>
    /// A text of at least one and at most so many characters as people count them; null is a problem that was reported,
    /// or an optional text that is absent.
    /// </summary>
    public string? Text(string key, int most, bool optional = false)
    {
        if (Child(key) is not { } child)
        {
            if (!optional) Report(null, $"`{key}` is missing.");
            return null;
        }
        if (child is not YamlScalarNode { Value: { Length: > 0 } text }) Report(key, $"`{key}` must be a text.");
        else if (new StringInfo(text).LengthInTextElements is var length && length > most)
            Report(key, $"`{key}` has {length} characters; LINE takes {most}.");
        else return text;
        return null;
    }

    public bool Flag(string key)
    {
        if (Child(key) is not { } child) return false;
        if (child is YamlScalarNode { Value: "true" or "false" } flag) return flag.Value == "true";
        Report(key, $"`{key}` must be true or false.");
        return false;
    }

    /// <summary>Whole numbers in a row; null is a problem that was reported.</summary>
    public IReadOnlyList<int>? Numbers(string key, int count)
    {
        if (Child(key) is YamlSequenceNode list && list.Children.Count == count)
        {
            var numbers =
                list.Select(n => int.TryParse((n as YamlScalarNode)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
            if (numbers.TrueForAll(n => n >= 0)) return numbers;
        }
        Report(key, $"`{key}` must be {count} whole numbers in square brackets.");
        return null;
    }

    public IReadOnlyList<MenuYaml> List(string key)
    {
        if (Child(key) is YamlSequenceNode list && list.All(i => i is YamlMappingNode))
            return [.. list.Select(i => new MenuYaml(file, (YamlMappingNode)i, problems))];
        Report(key, $"`{key}` must be a list of mappings.");
        return [];
    }

    /// <summary>Reports each key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys.Select(k => k.ToString()).Where(k => !read.Contains(k)))
            Report(key, $"unknown key `{key}`.");
    }

    private YamlNode? Child(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(key, out var child) ? child : null;
    }
}
