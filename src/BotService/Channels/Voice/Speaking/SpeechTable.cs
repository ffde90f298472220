using System.Text.RegularExpressions;
using BotService.Engine.Dialogs.Script;

namespace BotService.Channels.Voice.Speaking;

/// <summary>The words of <c>dialogs/speech.&lt;locale&gt;.yaml</c>, read once: sentences, lists, tables.</summary>
internal sealed class SpeechTable
{
    private readonly PageWording words;

    public SpeechTable(PageWording words)
    {
        this.words = words;
        (Numbers, Scales, Months, Ordinals, Tens) =
            (List("numbers"), List("scales"), List("months"), List("ordinals"), List("tens"));
        Codes = List("codes").ToHashSet();
        Measures = List("measures").Select(word => word[0]).ToHashSet();
        (Units, Signs, Letters) = (Pairs("units"), Pairs("signs"), Pairs("letters"));
        (Names, Shorts) = (Pairs("names", StringComparer.OrdinalIgnoreCase), Pairs("shorts"));
        Known = Alternatives(Names.Keys.Concat(Shorts.Keys).Concat(Shorts.Values));
    }

    public string Locale => words.Locale;

    public IReadOnlyList<string> Numbers { get; }

    /// <summary>Ten, hundred and on in Chinese; hundred, thousand, million in English.</summary>
    public IReadOnlyList<string> Scales { get; }

    public IReadOnlyList<string> Months { get; }

    public IReadOnlyList<string> Ordinals { get; }

    public IReadOnlyList<string> Tens { get; }

    /// <summary>Numbers of three or four digits that are dialled, not counted.</summary>
    public IReadOnlySet<string> Codes { get; }

    /// <summary>First characters of the words that a count stands before.</summary>
    public IReadOnlySet<char> Measures { get; }

    public IReadOnlyDictionary<string, string> Units { get; }

    public IReadOnlyDictionary<string, string> Signs { get; }

    public IReadOnlyDictionary<string, string> Letters { get; }

    /// <summary>What is always said in other words.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>What is said in full the first time in a reply.</summary>
    public IReadOnlyDictionary<string, string> Shorts { get; }

    /// <summary>Finds names, short names and what they are short for; the longest first.</summary>
    public Regex Known { get; }

    /// <exception cref="KeyNotFoundException">No word is called so.</exception>
    public string this[string key] => words[$"speech.{key}"];

    public bool Has(string key) => words.Texts.ContainsKey($"speech.{key}");

    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        words.Say($"speech.{key}", values);

    /// <summary>Words of two parts stand with a low line between them.</summary>
    private IReadOnlyList<string> List(string key) =>
        [.. this[key].Split(' ').Where(word => word != Nothing).Select(word => word.Replace('_', ' '))];

    private Dictionary<string, string> Pairs(string key, StringComparer? comparer = null)
    {
        var pairs = new Dictionary<string, string>(comparer ?? StringComparer.Ordinal);
        foreach (var line in this[key].Split('\n'))
            // The last one, for an equals sign can be what is told.
            if (line.LastIndexOf(Is, StringComparison.Ordinal) is > 0 and var at)
                pairs[line[..at].Trim()] = line[(at + Is.Length)..].Trim();
        return pairs;
    }

    private static Regex Alternatives(IEnumerable<string> names)
    {
        var all = names.Distinct().OrderByDescending(name => name.Length).Select(Regex.Escape).ToList();
        return all.Count == 0 ? new Regex("(?!)")
            : new Regex($"(?<![A-Za-z0-9])(?:{string.Join('|', all)})(?![A-Za-z0-9])",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);
    }

    /// <summary>A list or table with nothing in it.</summary>
    private const string Nothing = "-";

    private const string Is = " = ";
}
