using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace BotService.Engine.Data;

/// <summary>
/// Changes whole parts of a YAML text: a key with all that it holds, an item of a list. Every byte outside the part stays
/// as it was. What does not read as it should afterwards is taken back.
/// </summary>
/// <param name="name">How problems call the file.</param>
/// <param name="text">A text that <see cref="YamlSections.IsYaml"/>.</param>
public sealed class YamlBlocks(string name, string text)
{
    private (string Text, YamlNode? Root) read;

    /// <summary>The text as it is now.</summary>
    public string Text { get; private set; } = text;

    /// <summary>How many items or keys stand at a place; 0 when there is no such place.</summary>
    public int Count(params object[] path) => Find(path) switch
    {
        YamlSequenceNode list => list.Children.Count, YamlMappingNode map => map.Children.Count, _ => 0,
    };

    public bool Has(params object[] path) => Find(path) is not null;

    /// <summary>The single value at a place; null when there is none.</summary>
    public string? Value(params object[] path) => (Find(path) as YamlScalarNode)?.Value;

    /// <summary>The keys of the mapping at a place, in the order of the text; none where there is no mapping.</summary>
    public IReadOnlyList<string> Keys(params object[] path) => Find(path) is YamlMappingNode map
        ? [.. map.Children.Select(c => (c.Key as YamlScalarNode)?.Value ?? "")] : [];

    /// <summary>
    /// A list of single values; one value alone is a list of one, and what is no single value is left out.
    /// </summary>
    public IReadOnlyList<string> Texts(params object[] path) => Find(path) switch
    {
        YamlSequenceNode list => [.. list.OfType<YamlScalarNode>().Select(i => i.Value ?? "")],
        YamlScalarNode { Value: { Length: > 0 } one } => [one],
        _ => [],
    };

    /// <summary>An item of a list as it is written, without its dash, from its first column on.</summary>
    public string ItemText(int at, params object[] path) => Find(path) is YamlSequenceNode list && at < list.Children.Count
        ? Outdented(Index(list.Children[at].Start), End(list.Children[at])) : "";

    /// <summary>Gives a key of a mapping a value, where it stands or behind the last key.</summary>
    /// <param name="value">In YAML: of one line; or lines of a list or mapping, each begun by a line end.</param>
    /// <returns>Null when it was done, else why nothing was changed.</returns>
    public Problem? Put(string key, string value, params object[] path)
    {
        if (Find(path) is not YamlMappingNode map) return FileProblem.NothingAtPath.At(Top, YamlEdit.Shown(path));
        var isBlock = map.Style != MappingStyle.Flow;
        var written = isBlock ? $"{key}:{Spaced(Indented(value, Column(map)))}" : $"{key}: {value}";
        return Change(map, path, key, key, () => Pair(map, key) switch
        {
            { } pair => Splice(Index(pair.Key.Start), End(pair.Value, pair.Key), written),
            null when isBlock => Splice(LineEnd(End(map)), LineEnd(End(map)), NewLine + Margin(Column(map)) + written),
            null => IntoFlow(map, map.Children.Count, map.Children.Select(c => c.Value), written),
        });
    }

    /// <summary>Takes a key away with all that it holds. The last of a mapping stays.</summary>
    public Problem? Drop(string key, params object[] path)
    {
        if (Find(path) is not YamlMappingNode map || Pair(map, key) is not { } pair)
            return FileProblem.NothingAtPath.At(Top, YamlEdit.Shown([.. path, key]));
        if (map.Children.Count == 1) return FileProblem.LastItem.At(PlaceOf(pair.Key), key, YamlEdit.Shown(path));
        return Change(map, path, key, key, () =>
        {
            if (map.Style == MappingStyle.Flow)
                return OutOfFlow([.. map.Children.Select(c => (Index(c.Key.Start), End(c.Value, c.Key)))], IndexOf(map, key));
            var (from, to) = (Index(pair.Key.Start), End(pair.Value, pair.Key));
            // Where the mapping is an item of a list, its first key shares the line with the dash.
            return IndexOf(map, key) == 0 && !IsFirst(from)
                ? Splice(from, Index(map.Children[1].Key.Start), "") : OutOfLines(from, to);
        });
    }

    /// <summary>Puts an item into a list, before the one that stands there.</summary>
    /// <param name="item">In YAML, from its first column on.</param>
    public Problem? Insert(int at, string item, params object[] path)
    {
        if (Find(path) is not YamlSequenceNode list) return FileProblem.NotAList.At(Top, YamlEdit.Shown(path));
        return Change(list, path, null, at, () =>
        {
            if (list.Style == SequenceStyle.Flow) return IntoFlow(list, at, list.Children, item);
            var dash = DashColumn(list);
            var lines = $"{Margin(dash)}- {Indented(item, dash + 2)}";
            var place = at < list.Children.Count ? LineStart(Dash(list.Children[at])) : LineEnd(End(list));
            return Splice(place, place, at < list.Children.Count ? lines + NewLine : NewLine + lines);
        });
    }

    /// <summary>Gives an item of a list another form.</summary>
    public Problem? Replace(int at, string item, params object[] path)
    {
        if (Find(path) is not YamlSequenceNode list || at >= list.Children.Count)
            return FileProblem.NothingAtPath.At(Top, YamlEdit.Shown([.. path, at]));
        var old = list.Children[at];
        return Change(list, path, at, at, () => Splice(
            Index(old.Start), End(old), list.Style == SequenceStyle.Flow ? item : Indented(item, DashColumn(list) + 2)));
    }

    /// <summary>Takes an item out of a list. Of a list that then holds nothing, brackets stay.</summary>
    public Problem? Take(int at, params object[] path)
    {
        if (Find(path) is not YamlSequenceNode list || at >= list.Children.Count)
            return FileProblem.NothingAtPath.At(Top, YamlEdit.Shown([.. path, at]));
        return Change(list, path, at, null, () =>
        {
            if (list.Style == SequenceStyle.Flow) return OutOfFlow([.. list.Children.Select(c => (Index(c.Start), End(c)))], at);
            var (from, to) = (Dash(list.Children[at]), End(list.Children[at]));
            return list.Children.Count == 1 ? Splice(LineStart(from), to, Margin(from - LineStart(from) + 2) + "[]") : OutOfLines(from, to);
        });
    }

    private Place Top => new(name, 1);

    private string NewLine => YamlLines.NewLine(Text);

    private YamlNode? Find(object[] path)
    {
        if (!ReferenceEquals(read.Text, Text)) read = (Text, YamlEdit.Find(Text, []));
        return YamlEdit.Find(read.Root, path);
    }

    /// <summary>
    /// Changes it, and takes it back when the text is YAML no more or anything else in it reads unlike before.
    /// </summary>
    /// <param name="was">The key or index that the change is about, before it; null: there is none.</param>
    /// <param name="now">The same after it.</param>
    private Problem? Change(YamlNode part, object[] path, object? was, object? now, Func<string> change)
    {
        if (YamlTree.HasAnchor(part)) return FileProblem.ValueWithAnchor.At(PlaceOf(part), YamlEdit.Shown(path));
        var (before, rest) = (Text, YamlTree.Without(Text, path, was));
        try
        {
            Text = change();
            if (YamlTree.Without(Text, path, now) == rest) return null;
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // Taken back below.
        }

        Text = before;
        return FileProblem.ChangeReadsUnlike.At(PlaceOf(part), YamlEdit.Shown(path));
    }

    private string Splice(int from, int to, string put) => string.Concat(Text.AsSpan(0, from), put, Text.AsSpan(to));

    /// <summary>With the lines that it takes up.</summary>
    private string OutOfLines(int from, int to)
    {
        var end = LineEnd(to);
        return end == Text.Length && LineStart(from) > 0
            ? Splice(LineEnd(LineStart(from) - 1 - (NewLine.Length - 1)), end, "")
            : Splice(LineStart(from), Math.Min(Text.Length, end + NewLine.Length), "");
    }

    private string IntoFlow(YamlNode collection, int at, IEnumerable<YamlNode> items, string item)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            var open = Index(collection.Start) + 1;
            return Splice(open, open, item);
        }

        return at < all.Count
            ? Splice(Index(all[at].Start), Index(all[at].Start), item + ", ") : Splice(End(all[^1]), End(all[^1]), ", " + item);
    }

    /// <summary>With the comma before it, or of the first one that behind it.</summary>
    private string OutOfFlow(IReadOnlyList<(int From, int To)> items, int at) => Splice(
        at > 0 ? items[at - 1].To : items[at].From, at == 0 && items.Count > 1 ? items[1].From : items[at].To, "");

    private static KeyValuePair<YamlNode, YamlNode>? Pair(YamlMappingNode map, string key) =>
        IndexOf(map, key) is >= 0 and var at ? map.Children[at] : null;

    private static int IndexOf(YamlMappingNode map, string key) =>
        map.Children.Select(c => (c.Key as YamlScalarNode)?.Value).ToList().IndexOf(key);

    private int Index(Mark mark) => YamlLines.Index(Text, mark);

    /// <summary>
    /// Behind the last sign that belongs to a node: a block's own mark stands behind the comments that follow it.
    /// </summary>
    private int End(YamlNode node, YamlNode? key = null)
    {
        if (node is YamlMappingNode map)
        {
            var last = map.Children.Count == 0 ? Index(map.Start) + 1 : End(map.Children[^1].Value, map.Children[^1].Key);
            return map.Style == MappingStyle.Flow ? Closed(last, '}') : last;
        }

        if (node is YamlSequenceNode list)
        {
            var last = list.Children.Count == 0 ? Index(list.Start) + 1 : End(list.Children[^1]);
            return list.Style == SequenceStyle.Flow ? Closed(last, ']') : last;
        }

        // Behind a key that has no value its colon is the last.
        if (key is not null && node is YamlScalarNode { Value: "" or null, Style: ScalarStyle.Plain or ScalarStyle.Any })
            return Text.IndexOf(':', Index(key.End)) + 1;
        var end = Index(node.End);
        while (end > Index(node.Start) && char.IsWhiteSpace(Text[end - 1])) end--;
        return end;
    }

    /// <summary>Behind the bracket that closes: the library's own mark stands elsewhere.</summary>
    private int Closed(int from, char bracket)
    {
        var at = from;
        while (Text[at] != bracket) at = Text[at] == '#' ? LineEnd(at) : at + 1;
        return at + 1;
    }

    private int Column(YamlMappingNode map) => Index(map.Children[0].Key.Start) - LineStart(Index(map.Children[0].Key.Start));

    private int Dash(YamlNode item) => Text.LastIndexOf('-', Math.Max(0, Index(item.Start) - 1));

    private int DashColumn(YamlSequenceNode list) => Dash(list.Children[0]) - LineStart(Dash(list.Children[0]));

    private bool IsFirst(int index) => Text.AsSpan(LineStart(index), index - LineStart(index)).IsWhiteSpace();

    private int LineStart(int index) => YamlLines.Start(Text, index);

    private int LineEnd(int index) => YamlLines.End(Text, index);

    private static string Margin(int columns) => new(' ', columns);

    private static string Spaced(string value) => value.Length > 0 && value[0] is '\n' or '\r' ? value : " " + value;

    /// <summary>Its lines after the first moved to a column.</summary>
    private string Indented(string lines, int column) => string.Join(
        NewLine, lines.ReplaceLineEndings("\n").Split('\n').Select((l, i) => i == 0 || l.Length == 0 ? l : Margin(column) + l));

    private string Outdented(int from, int to)
    {
        var column = from - LineStart(from);
        return string.Join('\n', Text[from..to].ReplaceLineEndings("\n").Split('\n')
            .Select((l, i) => i > 0 && l.Length >= column && l.AsSpan(0, column).IsWhiteSpace() ? l[column..] : l));
    }

    private Place PlaceOf(YamlNode node) => YamlMap.PlaceOf(name, node);
}
