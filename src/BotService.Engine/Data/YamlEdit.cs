using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace BotService.Engine.Data;

/// <summary>
/// Changes one value of a YAML text, or adds or takes away one item of a list of single values, and leaves every other
/// byte as it was: comments, order, quotation marks, line ends, the mark at the beginning. What it cannot do without
/// touching more it refuses.
/// </summary>
/// <param name="name">How problems call the file.</param>
public sealed class YamlEdit(string name, string text)
{
    /// <summary>With these a text without quotation marks cannot begin.</summary>
    private const string Signs = "-?:#&*!|>'\"%@`=~";

    /// <summary>The text as it is now.</summary>
    public string Text { get; private set; } = text;

    /// <param name="path">Keys, and indices of lists, from the top: <c>versions, 0, documents, 2, status</c>.</param>
    /// <param name="value">One line. It is quoted as the old one was, or where YAML would read something else.</param>
    /// <returns>Null when it was done, else why nothing was changed.</returns>
    public Problem? Set(string value, params object[] path)
    {
        if (Find(path) is not { } node) return FileProblem.NothingAtPath.At(Top, Shown(path));
        if (node is not YamlScalarNode scalar) return FileProblem.NotAValue.At(PlaceOf(node), Shown(path));
        if ((Refusal(scalar, path) ?? Refusal(value, path)) is { } refusal) return refusal;
        var (start, written) = (Index(scalar.Start), Written(value, scalar.Style));
        // Behind a key that had no value.
        if (start > 0 && Text[start - 1] == ':') written = " " + written;
        return Put(start, Index(scalar.End), written, path, [value]);
    }

    /// <summary>Adds an item behind the last of a list of single values.</summary>
    /// <returns>Null when it was done, else why nothing was changed.</returns>
    public Problem? Add(string item, params object[] path)
    {
        if (Find(path) is not { } node) return FileProblem.NothingAtPath.At(Top, Shown(path));
        if (node is not YamlSequenceNode list || list.Any(i => i is not YamlScalarNode))
            return FileProblem.NotAList.At(PlaceOf(node), Shown(path));
        if (Refusal(item, path) is { } unfit) return unfit;
        if (list.Any(i => ((YamlScalarNode)i).Value == item))
            return FileProblem.ItemThere.At(PlaceOf(node), item, Shown(path));
        if (list.Children.LastOrDefault() is not YamlScalarNode last)
        {
            // Empty: the brackets stand there and hold nothing.
            var open = Index(list.Start) + 1;
            return Put(open, Text.IndexOf(']', open), Written(item, ScalarStyle.Plain), path, [.. Texts(list), item]);
        }
        if (Refusal(last, path) is { } refusal) return refusal;
        var end = Index(last.End);
        if (list.Style == SequenceStyle.Flow)
            return Put(end, end, ", " + Written(item, last.Style), path, [.. Texts(list), item]);
        var line = LineEnd(end);
        var dash = Text[LineStart(Index(last.Start))..Index(last.Start)];
        return Put(line, line, NewLine + dash + Written(item, last.Style), path, [.. Texts(list), item]);
    }

    /// <summary>
    /// Takes an item out of a list of single values; the last one stays, since a key without value is no list.
    /// </summary>
    /// <returns>Null when it was done, else why nothing was changed.</returns>
    public Problem? Remove(string item, params object[] path)
    {
        if (Find(path) is not { } node) return FileProblem.NothingAtPath.At(Top, Shown(path));
        if (node is not YamlSequenceNode list || list.Any(i => i is not YamlScalarNode))
            return FileProblem.NotAList.At(PlaceOf(node), Shown(path));
        var at = list.Children.ToList().FindIndex(i => ((YamlScalarNode)i).Value == item);
        if (at < 0)
            return FileProblem.ItemMissing.At(PlaceOf(node), item, Shown(path))
                .OrNearest(item, Texts(list));
        var isFlow = list.Style == SequenceStyle.Flow;
        if (list.Children.Count == 1 && !isFlow) return FileProblem.LastItem.At(PlaceOf(node), item, Shown(path));
        var gone = (YamlScalarNode)list.Children[at];
        if (Refusal(gone, path) is { } refusal) return refusal;
        var left = Texts(list).Where((_, i) => i != at);
        if (!isFlow)
        {
            var end = Math.Min(Text.Length, LineEnd(Index(gone.End)) + NewLine.Length);
            return Put(LineStart(Index(gone.Start)), end, "", path, left);
        }
        // With the comma before it, or of the first one that behind it.
        var (from, to) = (Index(gone.Start), Index(gone.End));
        if (at > 0) from = Index(list.Children[at - 1].End);
        else if (list.Children.Count > 1) to = Index(list.Children[1].Start);
        return Put(from, to, "", path, left);
    }

    private static IEnumerable<string> Texts(YamlSequenceNode list) =>
        list.Select(i => ((YamlScalarNode)i).Value ?? "");

    private Place Top => new(name, 1);

    private string NewLine => YamlLines.NewLine(Text);

    private YamlNode? Find(object[] path) => Find(Text, path);

    /// <summary>What stands at a path of a text; null when nothing does.</summary>
    internal static YamlNode? Find(string text, object[] path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text.TrimStart('\uFEFF')));
        return Find(stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode, path);
    }

    internal static YamlNode? Find(YamlNode? root, object[] path)
    {
        var node = root;
        foreach (var step in path)
            node = (node, step) switch
            {
                (YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var found)
                    ? found : null,
                (YamlSequenceNode list, int at) when at >= 0 && at < list.Children.Count => list.Children[at],
                _ => null,
            };
        return node;
    }

    private Problem? Refusal(string value, object[] path) =>
        value.Any(char.IsControl) ? FileProblem.ValueOfSeveralLines.At(Top, Shown(path)) : null;

    private Problem? Refusal(YamlScalarNode scalar, object[] path)
    {
        if (scalar.Start.Line != scalar.End.Line || scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            return FileProblem.ValueOfSeveralLines.At(PlaceOf(scalar), Shown(path));
        return scalar.Anchor.IsEmpty && scalar.Tag.IsEmpty
            ? null : FileProblem.ValueWithAnchor.At(PlaceOf(scalar), Shown(path));
    }

    /// <summary>Puts it there, and takes it back when it is not what is read then.</summary>
    private Problem? Put(int from, int to, string put, object[] path, IEnumerable<string> expected)
    {
        var before = Text;
        Text = string.Concat(before.AsSpan(0, from), put, before.AsSpan(to));
        if (Values(path) is { } values && values.SequenceEqual(expected)) return null;
        Text = before;
        return FileProblem.ChangeReadsUnlike.At(Top, Shown(path));
    }

    private IEnumerable<string>? Values(object[] path)
    {
        try
        {
            return Find(path) switch
            {
                YamlScalarNode scalar => [scalar.Value ?? ""],
                YamlSequenceNode list => list.Select(i => (i as YamlScalarNode)?.Value ?? ""),
                _ => null,
            };
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            return null;
        }
    }

    private int Index(Mark mark) => YamlLines.Index(Text, mark);

    private int LineStart(int index) => YamlLines.Start(Text, index);

    private int LineEnd(int index) => YamlLines.End(Text, index);

    private Place PlaceOf(YamlNode node) => YamlMap.PlaceOf(name, node);

    internal static string Shown(object[] path) =>
        string.Join('.', path.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)));

    /// <summary>A value as it may stand anywhere in a text, in brackets or out of them.</summary>
    public static string Quoted(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Written(value, ScalarStyle.Plain);
    }

    /// <summary>Quoted as the value it stands for was, or where YAML would read something else.</summary>
    private static string Written(string value, ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
        ScalarStyle.Plain when IsPlain(value) => value,
        _ => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
    };

    /// <summary>Whether it needs no quotation marks anywhere, in brackets or out of them.</summary>
    private static bool IsPlain(string value) =>
        value.Length > 0 && value.Trim() == value && !Signs.Contains(value[0])
        && value.AsSpan().IndexOfAny(",[]{}") < 0 && !value.EndsWith(':')
        && !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal);
}
