using System.Globalization;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;
using BotService.Engine.Language;

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
            Menu = [.. folder.Texts("menu.yaml", problems).Select(t => t.Text)],
            OutOfScope = locales.ToDictionary(
                l => l, l => (IReadOnlyList<string>)[.. folder.Texts($"outofscope.{l}.yaml", problems).Select(t => t.Text)]),
        };
        foreach (var locale in locales)
            problems.AddRange(Keys(Enum.GetValues<Line>().Select(KebabCase.Of), script.Wording[locale].Keys, $"{folder.Name}/{Wording}.{locale}.yaml"));
        foreach (var locale in locales)
            problems.AddRange(Keys(script.SheetLabels[locales[0]].Keys, script.SheetLabels[locale].Keys, $"{folder.Name}/{Sheet}.{locale}.yaml"));
        problems.AddRange(script.Menu.Where(e => !knowledge.Entries.ContainsKey(e)).Select(e => new Problem($"{folder.Name}/menu.yaml", 1, $"there is no entry `{e}`")));
        return (script, problems);
    }

    private static IEnumerable<Problem> Keys(IEnumerable<string> needed, IEnumerable<string> given, string file)
    {
        var (need, have) = (needed.ToHashSet(), given.ToHashSet());
        return need.Except(have).Select(k => new Problem(file, 1, $"no words for `{k}`"))
            .Concat(have.Except(need).Select(k => new Problem(file, 1, $"nothing says `{k}`")));
    }

    private static IReadOnlyDictionary<string, string> Scalars(DataFolder folder, string file, List<Problem> problems) =>
        folder.Map(file, problems)?.Scalars() ?? new Dictionary<string, string>();
}

internal static class PhrasesReader
{
    public static Phrases Read(DataFolder folder, IReadOnlyList<string> locales, List<Problem> problems)
    {
        var commands = new Dictionary<string, PhraseSet>();
        var facets = new Dictionary<string, IReadOnlyList<string>>();
        var lists = new Dictionary<string, List<string>>();
        var scores = Enumerable.Range(1, 5).ToDictionary(n => n.ToString(CultureInfo.InvariantCulture));
        foreach (var locale in locales)
        {
            if (folder.Map($"phrases.{locale}.yaml", problems) is not { } map) continue;
            foreach (var (id, phrases) in map.Map("commands")?.Maps() ?? [])
                commands[id] = ReadSet(phrases, commands.GetValueOrDefault(id));
            if (map.Map("facets") is { } facetMap)
                foreach (var id in facetMap.Keys.ToList())
                    facets[id] = [.. facets.GetValueOrDefault(id, []).Concat(Normal(facetMap.Texts(id))).OrderByDescending(p => p.Length)];
            foreach (var name in (string[])["negations", "have", "missing", "question", "fillers", "score_units"])
                lists[name] = [.. lists.GetValueOrDefault(name, []), .. Normal(map.Texts(name))];
            if (map.Map("scores") is { } scoreMap)
            {
                for (var score = 1; score <= 5; score++)
                    foreach (var word in Normal(scoreMap.Texts(score.ToString(CultureInfo.InvariantCulture)))) scores[word] = score;
                scoreMap.Done();
            }
            map.Done();
        }
        foreach (var id in facets.Keys.Where(f => !Enum.GetValues<Section>().Select(s => KebabCase.Of(s)).Contains(f)))
            problems.Add(new Problem($"{folder.Name}/phrases.{locales[0]}.yaml", 1, $"`{id}` is no part of a reply"));
        IReadOnlyList<string> List(string name) => [.. lists.GetValueOrDefault(name, []).OrderByDescending(p => p.Length)];
        return new Phrases(commands, facets, List("negations"), List("have"), List("missing"), List("question"), List("fillers"), List("score_units"), scores);
    }

    public static PhraseSet ReadSet(YamlMap map, PhraseSet? more)
    {
        var set = new PhraseSet(
            (more?.Whole ?? new HashSet<string>()).Concat(Normal(map.Texts("whole"))).ToHashSet(),
            [.. more?.Within ?? [], .. Normal(map.Texts("within"))]);
        return set;
    }

    private static IEnumerable<string> Normal(IEnumerable<string> phrases) => phrases.Select(TextNormalizer.Normalize).Where(p => p.Length > 0);
}

internal static class SmalltalkReader
{
    public static IReadOnlyList<KeyValuePair<string, Smalltalk>> Read(DataFolder folder, IReadOnlyList<string> locales, List<Problem> problems)
    {
        var all = new OrderedDictionary<string, Smalltalk>();
        foreach (var locale in locales)
        {
            foreach (var (id, map) in folder.Map($"smalltalk.{locale}.yaml", problems)?.Maps() ?? [])
            {
                var known = all.GetValueOrDefault(id);
                all[id] = new Smalltalk(
                    PhrasesReader.ReadSet(map, known?.Phrases),
                    new Dictionary<string, string>(known?.Replies ?? new Dictionary<string, string>()) { [locale] = map.RequiredText("reply").Trim() });
                map.Done();
            }
        }
        foreach (var (id, talk) in all)
            foreach (var locale in locales.Where(l => !talk.Replies.ContainsKey(l)))
                problems.Add(new Problem($"{folder.Name}/smalltalk.{locale}.yaml", 1, $"no reply for `{id}`"));
        return [.. all];
    }
}
