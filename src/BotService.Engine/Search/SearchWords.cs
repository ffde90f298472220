using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;
using BotService.Engine.Language;

namespace BotService.Engine.Search;

/// <summary>The search's own words in one locale, from <c>dialogs/search.&lt;locale&gt;.yaml</c>.</summary>
/// <param name="Kinds">By kind, what an entry of it is called.</param>
/// <param name="Notices">By notice, a sentence with <c>{n}</c> or <c>{value}</c>.</param>
/// <param name="SetAside">Normalised expressions that help nobody to find something.</param>
public sealed record SearchWords(
    IReadOnlyDictionary<string, string> Kinds,
    IReadOnlyDictionary<string, string> Notices,
    IReadOnlyList<string> SetAside,
    IReadOnlyList<SearchExample> Examples)
{
    public SearchNotice Notice(
        SearchNoticeKind kind, string field, object? value = null) => new(kind, field, Notices[KebabCase.Of(kind)]
        .Replace("{n}", $"{value}", StringComparison.Ordinal).Replace("{value}", $"{value}", StringComparison.Ordinal));

    /// <returns>By locale; every problem is added to the list.</returns>
    public static IReadOnlyDictionary<string, SearchWords> Load(
        string dialogsPath, IReadOnlyList<string> locales, Findings findings)
    {
        var folder = DataFolder.Root(dialogsPath);
        return locales.ToDictionary(l => l, l => Read(folder, $"search.{l}.yaml", findings));
    }

    private static SearchWords Read(DataFolder folder, string file, Findings findings)
    {
        if (folder.Map(file, findings) is not { } map)
            return new(new Dictionary<string, string>(), new Dictionary<string, string>(), [], []);
        var words = new SearchWords(
            Named<EntryKind>(map, "kinds"), Named<SearchNoticeKind>(map, "notices"),
            [.. map.Texts("set-aside").Select(TextNormalizer.Normalize)],
            [.. map.List("examples").Select(e => new SearchExample(e.RequiredText("text"), e.RequiredText("about")))]);
        map.Done();
        return words;
    }

    /// <summary>One text for each value of the enumeration.</summary>
    private static IReadOnlyDictionary<string, string> Named<T>(YamlMap map, string key) where T : struct, Enum
    {
        var given = map.Map(key)?.Scalars() ?? new Dictionary<string, string>();
        foreach (var name in Enum.GetValues<T>().Select(KebabCase.Of).Where(n => !given.ContainsKey(n)))
            map.Report(SearchProblem.NoWordsOfKind, key, name);
        return given;
    }
}
