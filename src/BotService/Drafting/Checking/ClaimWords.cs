using BotService.Engine.Data;

namespace BotService.Drafting.Checking;

/// <summary>
/// The words by which a claim is known, of all languages together: a draft may mix them. From
/// <c>dialogs/prompts/claims.&lt;locale&gt;.yaml</c>.
/// </summary>
internal sealed class ClaimWords
{
    private static readonly string[] Lists =
        ["papers", "tails", "joints", "places", "addresses", "times", "money", "idioms", "conditions", "negations",
            "hedges", "names", "courtesies", "fillers"];

    private readonly Dictionary<string, List<string>> words = Lists.ToDictionary(l => l, _ => new List<string>());

    private ClaimWords()
    {
    }

    public IReadOnlyList<string> this[string list] => words[list];

    /// <summary>How a unit is written, longest first, and by which name it is known.</summary>
    public IReadOnlyList<(string Written, string Unit)> Units { get; private set; } = [];

    /// <summary>Numbers as words, each with its value.</summary>
    public Dictionary<string, int> Numerals { get; } = [];

    /// <summary>Every problem is added to the findings; what could be read is given all the same.</summary>
    public static ClaimWords Load(string folder, IEnumerable<string> locales, Findings findings)
    {
        var read = new ClaimWords();
        var units = new List<(string, string)>();
        foreach (var locale in locales)
            if (PromptBook.DataOf(folder).Map($"claims.{locale}.yaml", findings) is { } map) read.Add(map, units);
        foreach (var list in read.words.Values) list.Sort((a, b) => b.Length - a.Length);
        read.Units = [.. units.OrderByDescending(u => u.Item1.Length)];
        return read;
    }

    private void Add(YamlMap map, List<(string, string)> units)
    {
        foreach (var (unit, written) in map.Map("units")?.TextsByKey() ?? new Dictionary<string, IReadOnlyList<string>>())
            units.AddRange(written.Select(w => (w, unit)));
        foreach (var (i, word) in map.Texts("numerals").Index()) Numerals[word] = i;
        foreach (var (name, list) in words) list.AddRange(map.Texts(name));
        map.Done();
    }
}
