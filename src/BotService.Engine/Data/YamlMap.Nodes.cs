using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace BotService.Engine.Data;

/// <summary>How a mapping gets at its nodes, and what it says when one does not fit.</summary>
public sealed partial class YamlMap
{
    /// <summary>Where a key stands; the mapping itself when it is absent.</summary>
    public Place PlaceOfKey(string key) =>
        node.Children.Keys.FirstOrDefault(k => k is YamlScalarNode s && s.Value == key) is { } found
            ? PlaceOf(file, found) : Place;

    internal static Place PlaceOf(string file, YamlNode node) => new(file, (int)node.Start.Line);

    private IEnumerable<string> AllKeys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    private static Dictionary<string, T> Names<T>() where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(v => KebabCase.Of(v.ToString()));

    private static string Listed<T>() where T : struct, Enum => string.Join(", ", Names<T>().Keys);

    private static bool IsNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static IReadOnlyList<YamlNode> Items(YamlNode? value) => value switch
    {
        YamlSequenceNode list => [.. list],
        YamlScalarNode { Value: { Length: > 0 } } one => [one],
        _ => [],
    };

    private void Require(string key)
    {
        if (ShapeOf(key) is { } field) field.IsRequired = true;
    }

    private void Missing(string key, Problem problem)
    {
        findings.Spoil(Place, key);
        if (Nearest.To(key, AllKeys.Except(read)) is null) findings.Add(problem);
        else missing.TryAdd(key, problem);
    }

    private Shape? ShapeOf(string key) => free.Contains(key) ? shape?.Others : shape?.Key(key);

    private YamlNode? Child(string key, ShapeKind kind, Reference? to = null)
    {
        ShapeOf(key)?.Add(kind, to);
        return Child(key);
    }

    private YamlNode? Child(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private T? Wrong<T>(YamlNode at, string key, FileProblem kind, params object?[] more)
    {
        findings.Spoil(Place, key);
        if (at is not YamlScalarNode { Value: var text } || !YamlFile.IsPlaceholder(text))
            findings.Add(kind.At(PlaceOf(file, at), [key, .. more]));
        return default;
    }
}
