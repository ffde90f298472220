using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Dialogs.Script;

/// <summary>Loads <c>dialogs/</c>; every problem is found in one run.</summary>
public static class DialogScriptLoader
{
    private const string Sheet = "sheet", Wording = "wording";

    public static (DialogScript Script, IReadOnlyList<Problem> Problems) Load(string path, KnowledgeBase knowledge)
    {
        var problems = new List<Problem>();
        var folder = DataFolder.Root(path);
        var locales = knowledge.Locales;
        var script = new DialogScript
        {
            Wording = locales.ToDictionary(l => l, l => Scalars(folder, $"{Wording}.{l}.yaml", problems)),
            SheetLabels = locales.ToDictionary(l => l, l => Scalars(folder, $"{Sheet}.{l}.yaml", problems)),
            Phrases = PhrasesReader.Read(folder, locales, problems),
            Smalltalk = SmalltalkReader.Read(folder, locales, problems),
            OtherLanguages = Scalars(folder, "languages.yaml", problems),
            Menu = [.. folder.Texts("menu.yaml", problems).Select(t => t.Text)],
            Menus = ReadMenus(folder, knowledge, problems),
            OutOfScope = locales.ToDictionary(
                l => l, l => (IReadOnlyList<string>)[
                    .. folder.Texts($"outofscope.{l}.yaml", problems).Select(t => t.Text)]),
        };
        foreach (var locale in locales)
            problems.AddRange(
                Keys(Enum.GetValues<Line>().Select(KebabCase.Of), script.Wording[locale].Keys,
                    $"{folder.Name}/{Wording}.{locale}.yaml"));
        foreach (var locale in locales)
            problems.AddRange(
                Keys(script.SheetLabels[locales[0]].Keys, script.SheetLabels[locale].Keys,
                    $"{folder.Name}/{Sheet}.{locale}.yaml"));
        problems.AddRange(
            script.Menu.Where(e => !knowledge.Entries.ContainsKey(e))
                .Select(e => new Problem($"{folder.Name}/menu.yaml", 1, $"there is no entry `{e}`")));
        problems.AddRange(script.Phrases.Commands
            .Where(p => p.Value.Entry is { } e && !knowledge.Entries.ContainsKey(e))
            .Select(p => new Problem(
                $"{folder.Name}/phrases.{locales[0]}.yaml", 1,
                $"`{p.Key}` stands for `{p.Value.Entry}`, which is no entry")));
        return (script, problems);
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadMenus(
        DataFolder folder, KnowledgeBase knowledge, List<Problem> problems)
    {
        const string File = "menu.organisations.yaml";
        if (folder.Map(File, problems) is not { } map) return [];
        var menus = map.Keys.ToList().ToDictionary(k => k, map.Texts);
        map.Done();
        problems.AddRange(
            menus.Keys.Where(o => !knowledge.Catalogue.Organisations.ContainsKey(o))
                .Select(o => new Problem($"{folder.Name}/{File}", 1, $"there is no organisation `{o}`")));
        problems.AddRange(
            menus.Values.SelectMany(m => m).Distinct().Where(e => !knowledge.Entries.ContainsKey(e))
                .Select(e => new Problem($"{folder.Name}/{File}", 1, $"there is no entry `{e}`")));
        return menus;
    }

    private static IEnumerable<Problem> Keys(IEnumerable<string> needed, IEnumerable<string> given, string file)
    {
        var (need, have) = (needed.ToHashSet(), given.ToHashSet());
        return need.Except(have).Select(k => new Problem(file, 1, $"no words for `{k}`"))
            .Concat(have.Except(need).Select(k => new Problem(file, 1, $"nothing says `{k}`")));
    }

    private static IReadOnlyDictionary<string, string> Scalars(
        DataFolder folder, string file, List<Problem> problems) =>
        folder.Map(file, problems)?.Scalars() ?? new Dictionary<string, string>();
}
