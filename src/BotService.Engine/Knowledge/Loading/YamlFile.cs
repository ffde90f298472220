using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Opens a YAML file as what it is expected to be; a syntax error becomes a problem at its line.</summary>
internal static class YamlFile
{
    /// <param name="name">How messages call the file.</param>
    public static YamlMap? ReadMap(string path, string name, List<Problem> problems) =>
        Root(path, name, problems) switch
    {
        YamlMappingNode map => new YamlMap(name, map, problems),
        null => null,
        var other => Wrong<YamlMap>(name, other, problems, "the file must be a mapping"),
    };

    public static IReadOnlyList<YamlMap> ReadMaps(string path, string name, List<Problem> problems) =>
        Root(path, name, problems) switch
    {
        YamlSequenceNode list => MapsOf(name, list, problems),
        null => [],
        var other => Wrong<IReadOnlyList<YamlMap>>(name, other, problems, "the file must be a list") ?? [],
    };

    /// <summary>A list of sentences with their places.</summary>
    public static IReadOnlyList<(string Text, Place Place)> ReadTexts(string path, string name, List<Problem> problems)
    {
        if (Root(path, name, problems) is not { } root) return [];
        if (root is not YamlSequenceNode list)
            return Wrong<IReadOnlyList<(string, Place)>>(name, root, problems, "the file must be a list of sentences")
                ?? [];
        var texts = new List<(string, Place)>();
        foreach (var item in list)
        {
            if (item is YamlScalarNode { Value: { Length: > 0 } text }) texts.Add((text, YamlMap.PlaceOf(name, item)));
            else Wrong<object>(name, item, problems, "each line must be one sentence; quote it when it holds a colon");
        }
        return texts;
    }

    internal static List<YamlMap> MapsOf(string file, YamlSequenceNode list, List<Problem> problems)
    {
        var maps = new List<YamlMap>();
        foreach (var item in list)
        {
            if (item is YamlMappingNode map) maps.Add(new YamlMap(file, map, problems));
            else Wrong<object>(file, item, problems, "each item of the list must be a mapping");
        }
        return maps;
    }

    private static YamlNode? Root(string path, string name, List<Problem> problems)
    {
        if (!File.Exists(path))
        {
            problems.Add(new Problem(name, 1, "the file is missing"));
            return null;
        }
        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents.Count > 0) return stream.Documents[0].RootNode;
            problems.Add(new Problem(name, 1, "the file is empty"));
        }
        catch (YamlException e)
        {
            problems.Add(
                new Problem(name, (int)e.Start.Line, $"not valid YAML: {e.InnerException?.Message ?? e.Message}"));
        }
        return null;
    }

    private static T? Wrong<T>(string file, YamlNode at, List<Problem> problems, string message)
    {
        problems.Add(new Problem(file, YamlMap.PlaceOf(file, at).Line, message));
        return default;
    }
}
