using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace BotService.Engine.Data;

/// <summary>
/// A mapping of a YAML file read key by key. Whatever does not fit becomes a problem with file and line and reading
/// goes on, so that one run finds everything. Keys nobody asked for are reported by <see cref="Done"/>. What is asked
/// for, and as what, is at once what a schema of the file says.
/// </summary>
public sealed partial class YamlMap
{
    private readonly string file;
    private readonly YamlMappingNode node;
    private readonly Findings findings;
    private readonly Shape? shape;
    private readonly HashSet<string> read = [], free = [];

    /// <summary>Keys that are missing while an unknown key is like them: told by <see cref="Done"/>.</summary>
    private readonly Dictionary<string, Problem> missing = [];

    internal YamlMap(string file, YamlMappingNode node, Findings findings, Shape? shape)
    {
        (this.file, this.node, this.findings, this.shape) = (file, node, findings, shape);
        Place = PlaceOf(file, node);
    }

    public Place Place { get; }

    /// <summary>Whether one of these values could not be read.</summary>
    public bool IsSpoilt(params ReadOnlySpan<string> keys) => findings.IsSpoilt(Place, keys);

    /// <summary>A value could not be read, or what it says could not be.</summary>
    public void Spoil(string key) => findings.Spoil(Place, key);

    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    public void Report(Enum kind, params object?[] values) => findings.Add(kind.At(Place, values));

    /// <summary>Reports what is wrong with a value, at its key's line; nothing more is said of it then.</summary>
    public void ReportAt(string key, Enum kind, params object?[] values)
    {
        findings.Add(kind.At(PlaceOfKey(key), values));
        findings.Spoil(Place, key);
    }

    /// <summary>One of the names that other data gives; of none given, any.</summary>
    /// <param name="unknown">What is said of another; its holes are the value and the key.</param>
    public string RequiredName(string key, IReadOnlyCollection<string> known, Enum unknown)
    {
        var text = RequiredText(key);
        return IsSpoilt(key) ? text : Name(key, known, unknown) ?? "";
    }

    /// <summary>The same where it may be left out.</summary>
    public string? Name(string key, IReadOnlyCollection<string> known, Enum unknown)
    {
        shape?.Key(key).Choose(known);
        if (Text(key) is not { } text) return null;
        if (known.Count == 0 || known.Contains(text) || YamlFile.IsPlaceholder(text)) return text;
        findings.Spoil(Place, key);
        findings.Add(unknown.At(PlaceOfKey(key), text, key).OrNearest(text, known));
        return text;
    }

    /// <summary>
    /// The keys that the data chooses itself, in the order of the file: ids, locales, names of values.
    /// </summary>
    /// <param name="to">What the keys name, if it exists elsewhere.</param>
    /// <param name="except">Keys with a meaning of their own.</param>
    public IReadOnlyList<string> FreeKeys(Reference? to = null, params IEnumerable<string> except)
    {
        if (to is not null && shape is not null) shape.KeysName = to;
        shape?.Open();
        var keys = AllKeys.Except(except).ToList();
        free.UnionWith(keys);
        if (to is not null)
            foreach (var key in keys.Where(k => !YamlFile.IsPlaceholder(k))) findings.Name(to, key, PlaceOfKey(key), key);
        return keys;
    }

    /// <param name="to">What the value names.</param>
    public string? Text(string key, Reference? to = null)
    {
        var value = Child(key, ShapeKind.Text, to);
        if (value is null) return null;
        if (value is not YamlScalarNode scalar) return Wrong<string>(value, key, FileProblem.NotSingle);
        if (to is not null && !YamlFile.IsPlaceholder(scalar.Value)) findings.Name(to, scalar.Value ?? "", Place, key);
        return scalar.Value;
    }

    public string RequiredText(string key, Reference? to = null)
    {
        Require(key);
        if (!Has(key))
        {
            _ = Text(key, to);
            Missing(key, FileProblem.ValueMissing.At(Place, key));
            return "";
        }
        if (Child(key) is YamlScalarNode { Value: var value } && string.IsNullOrWhiteSpace(value))
        {
            ReportAt(key, FileProblem.ValueEmpty, key);
            return "";
        }
        return Text(key, to) ?? "";
    }

    /// <summary>Reports that a key is missing which other files of the kind may leave out.</summary>
    public void Lacks(string key) => Missing(key, FileProblem.ValueMissing.At(Place, key));

    /// <summary>A text of at least one and at most so many characters as people count them.</summary>
    /// <returns>Null: a problem that was reported, or an optional text that is absent.</returns>
    public string? ShortText(string key, int most, bool optional = false)
    {
        var text = optional ? Text(key) : RequiredText(key);
        if (optional && text is { Length: 0 }) ReportAt(key, FileProblem.ValueEmpty, key);
        if (string.IsNullOrEmpty(text)) return null;
        if (new StringInfo(text).LengthInTextElements is var length && length <= most) return text;
        ReportAt(key, FileProblem.TextTooLong, key, length, most);
        return null;
    }

    public T Choice<T>(string key, T otherwise) where T : struct, Enum
    {
        shape?.Key(key).Choose(Names<T>().Keys);
        var value = Child(key, ShapeKind.Choice);
        if (value is null) return otherwise;
        if (value is YamlScalarNode { Value: { } text })
        {
            if (Names<T>().TryGetValue(text, out var found)) return found;
            findings.Spoil(Place, key);
            if (!YamlFile.IsPlaceholder(text))
                findings.Add(FileProblem.NotChoice.At(PlaceOf(file, value), key, Listed<T>())
                    .OrNearest(text, Names<T>().Keys));
            return otherwise;
        }
        Wrong<string>(value, key, FileProblem.NotChoice, Listed<T>());
        return otherwise;
    }

    public T RequiredChoice<T>(string key) where T : struct, Enum
    {
        Require(key);
        if (!Has(key)) Missing(key, FileProblem.ChoiceMissing.At(Place, key, Listed<T>()));
        return Choice(key, default(T));
    }

    public DateOnly? Date(string key)
    {
        var value = Child(key, ShapeKind.Date);
        if (value is null) return null;
        if (value is YamlScalarNode { Value: { } text }
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var date)) return date;
        return Wrong<DateOnly?>(value, key, FileProblem.NotDate);
    }

    /// <param name="kind">What is said when it is missing, if there is more to say than that.</param>
    /// <returns>The first of all days when it is missing or no date.</returns>
    public DateOnly RequiredDate(string key, Enum? kind = null)
    {
        Require(key);
        if (!Has(key)) Missing(key, kind?.At(Place) ?? FileProblem.ValueMissing.At(Place, key));
        return Date(key) ?? DateOnly.MinValue;
    }

    public bool Flag(string key)
    {
        var value = Child(key, ShapeKind.Flag);
        if (value is null or YamlScalarNode { Value: "false" }) return false;
        if (value is YamlScalarNode { Value: "true" }) return true;
        return Wrong<bool>(value, key, FileProblem.NotFlag);
    }

    /// <summary>A figure, never below nothing, written plainly: <c>1909.95</c>.</summary>
    public decimal? Number(string key)
    {
        var value = Child(key, ShapeKind.Number);
        if (value is null) return null;
        return value is YamlScalarNode { Value: { } text } && IsNumber(text, out var number)
            ? number : Wrong<decimal?>(value, key, FileProblem.NotNumber);
    }

    /// <summary>Figures in a list; one alone counts as a list of one.</summary>
    public IReadOnlyList<decimal> Numbers(string key)
    {
        var numbers = new List<decimal>();
        foreach (var item in Items(Child(key, ShapeKind.Numbers)))
            if (item is YamlScalarNode { Value: { } text } && IsNumber(text, out var number)) numbers.Add(number);
            else Wrong<string>(item, key, FileProblem.NotNumber);
        return numbers;
    }

    /// <summary>Whole numbers in a row; null is a problem that was reported.</summary>
    public IReadOnlyList<int>? WholeNumbers(string key, int count)
    {
        Require(key);
        var numbers = Items(Child(key, ShapeKind.Numbers)).Select(n => int.TryParse(
            (n as YamlScalarNode)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number : -1).ToList();
        if (numbers.Count == count && numbers.TrueForAll(n => n >= 0)) return numbers;
        ReportAt(key, FileProblem.NotNumbers, key, count);
        return null;
    }

    /// <summary>A list of single values; one value alone counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key, Reference? to = null)
    {
        var value = Child(key, ShapeKind.Texts, to);
        var items = Items(value);
        if (value is YamlMappingNode || items.Any(v => v is not YamlScalarNode))
            return Wrong<IReadOnlyList<string>>(value!, key, FileProblem.NotTexts) ?? [];
        var texts = items.Cast<YamlScalarNode>().Select(v => v.Value ?? "").ToList();
        if (to is not null)
            foreach (var text in texts.Where(t => !YamlFile.IsPlaceholder(t))) findings.Name(to, text, Place, key);
        return texts;
    }

    public YamlMap? Map(string key)
    {
        var value = Child(key, ShapeKind.Map);
        if (value is null or YamlScalarNode { Value: null or "" }) return null;
        if (value is YamlMappingNode map) return new YamlMap(file, map, findings, ShapeOf(key));
        return Wrong<YamlMap>(value, key, FileProblem.NotMapping);
    }

    /// <summary>The child mappings by key, for files that are one big table.</summary>
    /// <param name="to">What the keys name, if it exists elsewhere.</param>
    public IEnumerable<(string Key, YamlMap Map)> Maps(Reference? to = null)
    {
        foreach (var key in FreeKeys(to))
        {
            var map = Map(key);
            if (map is not null) yield return (key, map);
            else if (Child(key) is YamlScalarNode { Value: "" or null }) ReportAt(key, FileProblem.ValueEmpty, key);
        }
    }

    public YamlMap? RequiredMap(string key)
    {
        Require(key);
        if (!Has(key)) Missing(key, FileProblem.ValueMissing.At(Place, key));
        return Map(key);
    }

    public IReadOnlyList<YamlMap> RequiredList(string key)
    {
        Require(key);
        if (!Has(key)) Missing(key, FileProblem.ValueMissing.At(Place, key));
        else if (Child(key) is YamlScalarNode { Value: null or "" }) ReportAt(key, FileProblem.ValueEmpty, key);
        return List(key);
    }

    public IReadOnlyList<YamlMap> List(string key)
    {
        var value = Child(key, ShapeKind.List);
        if (value is null or YamlScalarNode { Value: null or "" }) return [];
        if (value is YamlSequenceNode list) return YamlFile.MapsOf(file, list, findings, ShapeOf(key)?.Item);
        return Wrong<IReadOnlyList<YamlMap>>(value, key, FileProblem.NotList) ?? [];
    }

    /// <summary>Single values by key.</summary>
    /// <param name="to">What the values name.</param>
    /// <param name="keys">What the keys name.</param>
    public IReadOnlyDictionary<string, string> Scalars(Reference? to = null, Reference? keys = null) =>
        FreeKeys(keys).Select(k => (k, v: Text(k, to))).Where(p => p.v is not null).ToDictionary(p => p.k, p => p.v!);

    /// <summary>Lists of single values by key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TextsByKey(Reference? to = null, Reference? keys = null) =>
        FreeKeys(keys).ToDictionary(k => k, k => Texts(k, to));

    /// <summary>All single values, those of groups by dotted keys such as <c>chat.lead</c>.</summary>
    public IReadOnlyDictionary<string, string> Sentences() =>
        FreeKeys().SelectMany(key => Child(key) is YamlMappingNode
            ? Map(key)!.Sentences().Select(s => KeyValuePair.Create($"{key}.{s.Key}", s.Value))
            : Text(key) is { } text ? [KeyValuePair.Create(key, text)] : []).ToDictionary();

    /// <summary>Reports each key that was never asked for; one that is like a missing key stands for both.</summary>
    public void Done()
    {
        shape?.Close();
        foreach (var (key, _) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || read.Contains(name)) continue;
            var known = read.Where(k => !Has(k));
            if (Nearest.To(name, known) is { } meant)
            {
                missing.Remove(meant);
                findings.Spoil(Place, meant);
            }
            findings.Add(FileProblem.UnknownKey.At(PlaceOf(file, key), name).OrNearest(name, known));
        }
        findings.AddRange(missing.Values);
    }
}
