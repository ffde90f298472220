using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BotService.Bot.Rendering;

/// <summary>
/// The words of our pages from <c>page.&lt;locale&gt;.yaml</c>, <c>site.&lt;locale&gt;.yaml</c>
/// and <c>open.&lt;locale&gt;.yaml</c>, and of LINE messages from
/// <c>line.&lt;locale&gt;.yaml</c>; the default language first.
/// </summary>
public sealed class PageWordings
{
    private static readonly string[] Kinds = ["page", "site", "open", "line"];

    private readonly IReadOnlyList<PageWording> all;

    private PageWordings(IReadOnlyList<PageWording> all) => this.all = all;

    public IReadOnlyList<PageWording> All => all;

    /// <summary>
    /// The language asked for, or one of the same tongue (<c>zh-Hant</c> → <c>zh-TW</c>), or the default.
    /// </summary>
    public PageWording For(string? locale) => Find(locale) ?? all[0];

    /// <summary>
    /// The first of an Accept-Language header that we have; weights are taken to fall from left
    /// to right, as browsers send them.
    /// </summary>
    public PageWording ForAccepted(string? acceptLanguage) =>
        (acceptLanguage ?? "").Split(',').Select(part => Find(part.Split(';')[0].Trim()))
            .FirstOrDefault(found => found is not null) ?? all[0];

    private static bool IsDefault(PageWording words) => words.Texts.GetValueOrDefault("default") == "true";

    private PageWording? Find(string? locale) => string.IsNullOrWhiteSpace(locale) ? null
        : all.FirstOrDefault(w => w.Locale.Equals(locale, StringComparison.OrdinalIgnoreCase))
        ?? all.FirstOrDefault(w => Tongue(w.Locale).Equals(Tongue(locale), StringComparison.OrdinalIgnoreCase));

    private static string Tongue(string locale) => locale.Split('-', '_')[0];

    /// <summary>
    /// Each language has its words in a <c>page</c>, a <c>site</c>, an <c>open</c> and a <c>line</c> file; the default
    /// one is the one whose page file says <c>default: true</c>.
    /// </summary>
    /// <exception cref="InvalidDataException">A file is missing, is not readable, or lacks words that another has;
    /// all of it is named.</exception>
    public static PageWordings Load(string folder)
    {
        var problems = new List<string>();
        var all = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var kind in Kinds) Read(folder, kind, all, problems);
        var wordings = all.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new PageWording(w.Key, w.Value))
            .OrderBy(w => IsDefault(w) ? 0 : 1).ToList();
        if (wordings.Count(IsDefault) != 1)
            problems.Add($"{Path.Combine(folder, "page.*.yaml")}: one language, and one only, says 'default: true'.");
        if (problems.Count > 0) throw new InvalidDataException(string.Join(Environment.NewLine, problems));
        return new PageWordings(wordings);
    }

    private static void Read(
        string folder, string kind, Dictionary<string, Dictionary<string, string>> all, List<string> problems)
    {
        var texts = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{kind}.*.yaml") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                texts[Path.GetFileName(file)[(kind.Length + 1)..^".yaml".Length]] = Flatten(file);
            }
            catch (YamlException e)
            {
                problems.Add($"{file}:{e.Start.Line}: {e.Message}");
            }
        }
        var keys = texts.Values.SelectMany(t => t.Keys).Distinct().ToList();
        problems.AddRange(from t in texts from key in keys where !t.Value.ContainsKey(key)
                          select $"{Path.Combine(folder, $"{kind}.{t.Key}.yaml")} has no '{key}'.");
        foreach (var (locale, found) in texts)
        {
            var known = all.TryGetValue(locale, out var before) ? before : all[locale] = new(StringComparer.Ordinal);
            foreach (var (key, text) in found)
                if (!known.TryAdd(key, text))
                    problems.Add(
                        $"{Path.Combine(folder, $"{kind}.{locale}.yaml")}: '{key}' stands in another file already.");
        }
        problems.AddRange(
            all.Keys.Where(l => texts.Count > 0 && !texts.ContainsKey(l))
                .Select(l => $"{Path.Combine(folder, $"{kind}.{l}.yaml")} is missing."));
    }

    private static Dictionary<string, string> Flatten(string file)
    {
        using var reader = File.OpenText(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (yaml.Documents.Count > 0) Walk(yaml.Documents[0].RootNode, "");
        return texts;

        void Walk(YamlNode node, string key)
        {
            if (node is YamlMappingNode map)
                foreach (var (name, value) in map) Walk(value, key.Length == 0 ? name.ToString() : $"{key}.{name}");
            else if (node is YamlScalarNode { Value: { } text }) texts[key] = text;
            else throw new YamlException(node.Start, node.End, "Only sentences and groups of sentences stand here.");
        }
    }
}
