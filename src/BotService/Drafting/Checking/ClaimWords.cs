using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

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

    /// <summary>Every problem is added to the list; what could be read is given all the same.</summary>
    public static ClaimWords Load(string folder, IEnumerable<string> locales, List<string> problems)
    {
        var read = new ClaimWords();
        var units = new List<(string, string)>();
        foreach (var locale in locales) read.Add(Path.Combine(folder, $"claims.{locale}.yaml"), units, problems);
        foreach (var list in read.words.Values) list.Sort((a, b) => b.Length - a.Length);
        read.Units = [.. units.OrderByDescending(u => u.Item1.Length)];
        return read;
    }

    private void Add(string file, List<(string, string)> units, List<string> problems)
    {
        try
        {
            using var text = File.OpenText(file);
            var yaml = new YamlStream();
            yaml.Load(text);
            foreach (var (key, value) in ((YamlMappingNode)yaml.Documents[0].RootNode).Children)
            {
                var name = ((YamlScalarNode)key).Value!;
                if (name == "units")
                    units.AddRange(((YamlMappingNode)value).Children
                        .SelectMany(u => Texts(u.Value).Select(w => (w, ((YamlScalarNode)u.Key).Value!))));
                else if (name == "numerals")
                    foreach (var (i, word) in Texts(value).Index()) Numerals[word] = i;
                else if (words.TryGetValue(name, out var list))
                    list.AddRange(Texts(value));
                else problems.Add($"{file}:{key.Start.Line}: nothing reads `{name}`");
            }
        }
        catch (Exception e) when (e is IOException or YamlException or InvalidCastException or ArgumentException)
        {
            problems.Add($"{file}:1: {e.Message}");
        }
    }

    private static List<string> Texts(YamlNode list) =>
        [.. ((YamlSequenceNode)list).Select(n => ((YamlScalarNode)n).Value!)];
}
