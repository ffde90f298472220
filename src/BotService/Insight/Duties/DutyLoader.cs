using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Insight.Duties;

/// <summary>Loads <c>duties/</c>: one file per group; every problem is found in one run.</summary>
public static class DutyLoader
{
    private const string Locales = "locales.yaml", Plans = "plans.yaml", Groups = "groups.yaml", Abilities = "abilities.yaml";

    /// <param name="shapes">Learns what is read in which file, when somebody wants to know.</param>
    public static (DutyBook Book, IReadOnlyList<Problem> Problems) Load(
        string path, KnowledgeBase knowledge, Shapes? shapes = null)
    {
        var findings = new Findings(shapes);
        var folder = DataFolder.Root(path);
        var plans = folder.Map(Plans, findings)?.Scalars() ?? new Dictionary<string, string>();
        IReadOnlyList<string> locales = [.. folder.Texts(Locales, findings).Select(t => t.Text)];
        var groups = Named(folder, Groups, locales, findings);
        var abilities = Named(folder, Abilities, locales, findings);
        var duties = groups.Keys.SelectMany(g => ReadGroup(folder, g, locales, knowledge, findings)).ToList();
        var book = new DutyBook(locales, plans, groups, abilities, duties);
        Refer.Prove(findings, knowledge);
        findings.AddRange(DutyCheck.Run(book, knowledge, folder.Name));
        return (book, [.. findings.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)]);
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Named(
        DataFolder folder, string file, IReadOnlyList<string> locales, Findings findings)
    {
        var names = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var (id, map) in folder.Map(file, findings)?.Maps() ?? [])
        {
            names[id] = Sentences(map, locales);
            map.Done();
        }
        return names;
    }

    private static IEnumerable<Duty> ReadGroup(
        DataFolder folder, string group, IReadOnlyList<string> locales, KnowledgeBase knowledge, Findings findings)
    {
        foreach (var (id, map) in folder.Map($"{group}.yaml", findings, "?.yaml")?.Maps() ?? [])
        {
            var plans = map.Map("plans")?.Scalars().Select(p => new PlanPlace(p.Key, p.Value)).ToList() ?? [];
            if (plans.Count == 0 || plans.Exists(p => p.Where.Length == 0)) map.Report(DutyProblem.PlansMissing, id);
            IReadOnlyDictionary<string, string>? missing = null;
            if (map.Map("missing") is { } words)
            {
                missing = Sentences(words, locales);
                words.Done();
            }
            yield return new Duty(
                id, Sentences(map, locales), plans, map.Texts("entries", Refer.Entry), map.Texts("pages"),
                map.Texts("verbs"), map.Texts("does"), map.Texts("tests"),
                map.Choice("lists", ListsAsked.None), [.. map.List("trials").Select(t => Trial(t, id, knowledge))],
                missing, map.Place);
            map.Done();
        }
    }

    private static DutyTrial Trial(YamlMap map, string duty, KnowledgeBase knowledge)
    {
        var trial = new DutyTrial(
            map.Texts("say"), map.Text("open"), map.Name("locale", knowledge.Locales, DutyProblem.TrialLocale),
            map.Text("supplier"), map.Text("entry", Refer.Entry), map.Texts("holds"), map.Texts("lacks"));
        if (trial.Say.Count == 0 == trial.Open is null) map.Report(DutyProblem.TrialOfNothing, duty);
        if (trial.Holds.Count == 0) map.Report(DutyProblem.TrialWithoutClaim, duty);
        map.Done();
        return trial;
    }

    private static Dictionary<string, string> Sentences(YamlMap map, IReadOnlyList<string> locales) =>
        locales.ToDictionary(l => l, l => map.RequiredText(l));
}
