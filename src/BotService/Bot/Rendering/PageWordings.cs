using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BotService.Bot.Rendering;

/// <summary>The words of our pages in every language that has a <c>page.&lt;locale&gt;.yaml</c>, the default one first.</summary>
public sealed class PageWordings
{
    private readonly IReadOnlyList<PageWording> all;

    private PageWordings(IReadOnlyList<PageWording> all) => this.all = all;

    public IReadOnlyList<PageWording> All => all;

    /// <summary>The language asked for, or one of the same tongue (<c>zh-Hant</c> → <c>zh-TW</c>), or the default.</summary>
    public PageWording For(string? locale) => Find(locale) ?? all[0];

    /// <summary>The first of an Accept-Language header that we have; weights are taken to fall from left to right, as browsers send them.</summary>
    public PageWording ForAccepted(string? acceptLanguage) =>
        (acceptLanguage ?? "").Split(',').Select(part => Find(part.Split(';')[0].Trim())).FirstOrDefault(found => found is not null) ?? all[0];

    private static bool IsDefault(PageWording words) => words.Texts.GetValueOrDefault("default") == "true";

    private PageWording? Find(string? locale) => string.IsNullOrWhiteSpace(locale) ? null
        : all.FirstOrDefault(w => w.Locale.Equals(locale, StringComparison.OrdinalIgnoreCase))
        ?? all.FirstOrDefault(w => Tongue(w.Locale).Equals(Tongue(locale), StringComparison.OrdinalIgnoreCase));

    private static string Tongue(string locale) => locale.Split('-', '_')[0];

    /// <summary>The default language is the one whose file says <c>default: true</c>.</summary>
    /// <exception cref="InvalidDataException">A file is missing, is not readable, or lacks words that another has; all of it is named.</exception>
    public static PageWordings Load(string folder)
    {
        var problems = new List<string>();
        var all = new List<PageWording>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "page.*.yaml") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                all.Add(new PageWording(Path.GetFileName(file)["page.".Length..^".yaml".Length], Flatten(file)));
            }
            catch (YamlException e)
            {
                problems.Add($"{file}:{e.Start.Line}: {e.Message}");
            }
        }
        if (all.Count(IsDefault) != 1) problems.Add($"{Path.Combine(folder, "page.*.yaml")}: one language, and one only, says 'default: true'.");
        var keys = all.SelectMany(w => w.Texts.Keys).Distinct().ToList();
        problems.AddRange(from w in all from key in keys where !w.Texts.ContainsKey(key)
                          select $"{Path.Combine(folder, $"page.{w.Locale}.yaml")} has no '{key}'.");
        if (problems.Count > 0) throw new InvalidDataException(string.Join(Environment.NewLine, problems));
        return new PageWordings([.. all.OrderBy(w => IsDefault(w) ? 0 : 1)]);
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
