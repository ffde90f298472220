using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BotService.Engine.Data;

/// <summary>A part of a YAML text under its name, whole lines of it.</summary>
/// <param name="Key">Such as <c>versions/2026-01-01/documents</c>; empty for what stands before the first.</param>
public sealed record YamlSection(string Key, string Text);

/// <summary>A YAML text in its parts: keys, and in lists of versions or rows each item.</summary>
public static class YamlSections
{
    /// <summary>The list whose items are cut once more, and what an item of it is called by.</summary>
    private const string Versions = "versions", InForce = "in_force", From = "from";

    public static bool IsYaml(string text) => Root(text, out _);

    /// <returns>Put together they are the text; null when it is no YAML, or two parts bear one name.</returns>
    public static IReadOnlyList<YamlSection>? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Root(text, out var root) || root is null) return null;
        var shift = text.StartsWith('\uFEFF') ? 1 : 0;
        var starts = Starts(root).Select(s => (s.Key, At: YamlLines.Start(text, (int)s.At + shift))).ToList();
        if (starts.Select(s => s.Key).Distinct().Count() < starts.Count) return null;
        // Of parts that share a line the first has it.
        starts = [.. starts.GroupBy(s => s.At).Select(g => g.First()).OrderBy(s => s.At)];
        if (starts.Count == 0 || starts[0].At > 0) starts.Insert(0, ("", 0));
        return [.. starts.Select((s, i) => new YamlSection(s.Key, text[s.At..(i + 1 < starts.Count ? starts[i + 1].At : text.Length)]))];
    }

    private static IEnumerable<(string Key, long At)> Starts(YamlNode root) => root switch
    {
        YamlMappingNode map => map.Children.SelectMany(c => c.Key.ToString() == Versions && c.Value is YamlSequenceNode list
            ? [(Versions, c.Key.Start.Index), .. list.SelectMany(Version)]
            : (IEnumerable<(string, long)>)[(c.Key.ToString(), c.Key.Start.Index)]),
        YamlSequenceNode list => list.Select(i => (NameOf(i), i.Start.Index)),
        _ => [],
    };

    private static IEnumerable<(string Key, long At)> Version(YamlNode item)
    {
        if (item is not YamlMappingNode map) return [(Versions + "/" + item, item.Start.Index)];
        var name = map.Children.FirstOrDefault(c => c.Key.ToString() == InForce).Value is YamlMappingNode period
            ? period.Children.FirstOrDefault(c => c.Key.ToString() == From).Value?.ToString() : null;
        return map.Children.Select(c => ($"{Versions}/{name}/{c.Key}", c.Key.Start.Index));
    }

    /// <summary>
    /// A sentence is its own name; a row is called by its single values, such as the answers of a case.
    /// </summary>
    private static string NameOf(YamlNode item) => item is YamlMappingNode map
        ? string.Join(", ", map.Children.Where(c => c.Value is YamlScalarNode).Select(c => $"{c.Key}={c.Value}")) : item.ToString();

    private static bool Root(string text, out YamlNode? root)
    {
        root = null;
        try
        {
            root = YamlEdit.Find(text, []);
            return true;
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            return false;
        }
    }
}
