using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BotService.Engine.Data;

/// <summary>Opens a YAML file as what it is expected to be; a syntax error becomes a problem at its line.</summary>
internal static class YamlFile
{
    /// <summary>Stands in new files where something is to be filled in: each is a problem of its own.</summary>
    public const string Placeholder = "___";

    /// <param name="name">How messages call the file.</param>
    /// <param name="shape">What files of its kind are asked for; null when nobody wants to know.</param>
    public static YamlMap? ReadMap(string path, string name, Findings findings, Shape? shape)
    {
        shape?.Add(ShapeKind.Map);
        return Root(path, name, findings) switch
        {
            YamlMappingNode map => new YamlMap(name, map, findings, shape),
            null => null,
            var other => Wrong<YamlMap>(name, other, findings, FileProblem.MustBeMapping),
        };
    }

    public static IReadOnlyList<YamlMap> ReadMaps(string path, string name, Findings findings, Shape? shape)
    {
        shape?.Add(ShapeKind.List);
        return Root(path, name, findings) switch
        {
            YamlSequenceNode list => MapsOf(name, list, findings, shape?.Item),
            null => [],
            var other => Wrong<IReadOnlyList<YamlMap>>(name, other, findings, FileProblem.MustBeList) ?? [],
        };
    }

    /// <summary>A list of sentences with their places.</summary>
    public static IReadOnlyList<(string Text, Place Place)> ReadTexts(
        string path, string name, Findings findings, Shape? shape, Reference? to)
    {
        shape?.Add(ShapeKind.List);
        shape?.Item.Add(ShapeKind.Text, to);
        if (Root(path, name, findings) is not { } root) return [];
        if (root is not YamlSequenceNode list)
            return Wrong<IReadOnlyList<(string, Place)>>(name, root, findings, FileProblem.MustBeSentences) ?? [];
        var texts = new List<(string Text, Place Place)>();
        foreach (var item in list)
        {
            var place = YamlMap.PlaceOf(name, item);
            if (item is YamlScalarNode { Value: { Length: > 0 } text })
            {
                texts.Add((text, place));
                if (to is not null && !IsPlaceholder(text)) findings.Name(to, text, place, "");
            }
            else findings.Add(FileProblem.MustBeSentence.At(place));
        }
        return texts;
    }

    internal static bool IsPlaceholder(string? text) =>
        text?.Contains(Placeholder, StringComparison.Ordinal) == true;

    internal static List<YamlMap> MapsOf(string file, YamlSequenceNode list, Findings findings, Shape? shape)
    {
        shape?.Add(ShapeKind.Map);
        var maps = new List<YamlMap>();
        foreach (var item in list)
        {
            if (item is YamlMappingNode map) maps.Add(new YamlMap(file, map, findings, shape));
            else findings.Add(FileProblem.ItemMustBeMapping.At(YamlMap.PlaceOf(file, item)));
        }
        return maps;
    }

    private static YamlNode? Root(string path, string name, Findings findings)
    {
        if (!File.Exists(path))
        {
            findings.Unread(FileProblem.FileMissing.At(new(name, 1)));
            return null;
        }
        var text = File.ReadAllText(path);
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0)
            {
                findings.Unread(FileProblem.FileEmpty.At(new(name, 1)));
                return null;
            }
            var root = stream.Documents[0].RootNode;
            // Hardly a file holds one: the nodes are not walked for nothing at every start.
            if (IsPlaceholder(text))
                foreach (var (place, key) in Placeholders(name, root, null))
                    findings.Unfinished(FileProblem.FillIn.At(place, key));
            return root;
        }
        // An open bracket at the end of a list is an InvalidOperationException of the library's own.
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            findings.Unread(YamlFaults.Explain(name, text, e));
        }
        return null;
    }

    /// <param name="key">Under which the node stands; null at the top.</param>
    private static IEnumerable<(Place Place, string Key)> Placeholders(string file, YamlNode node, string? key) =>
        node switch
        {
            YamlMappingNode map => map.Children.SelectMany(
                c => Placeholders(file, c.Key, c.Key.ToString()).Concat(Placeholders(file, c.Value, c.Key.ToString()))),
            YamlSequenceNode list => list.SelectMany(i => Placeholders(file, i, key)),
            YamlScalarNode { Value: var text } when IsPlaceholder(text) => [(YamlMap.PlaceOf(file, node), key ?? text!)],
            _ => [],
        };

    private static T? Wrong<T>(string file, YamlNode at, Findings findings, FileProblem kind)
    {
        findings.Unread(kind.At(YamlMap.PlaceOf(file, at)));
        return default;
    }
}
