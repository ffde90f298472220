using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Calculators;

/// <summary>
/// Makes the calculators of the knowledge and their words in <c>dialogs/calculators.&lt;locale&gt;.yaml</c>;
/// every problem is found in one run.
/// </summary>
public static class CalculatorsLoader
{
    /// <summary>Words that belong to no field: the plans a comparison names.</summary>
    private static readonly (string Id, IReadOnlyList<string> Options) Plans =
        ("plan", ["ordinary", "two-stage", "three-stage"]);

    private static IReadOnlyList<ICalculator> All { get; } =
    [
        new ElectricityBill(),
        new TimeOfUse(),
        new LateCharge(
            "taipower.late-charge",
            new OrderedDictionary<string, string>
            {
                ["lighting"] = "taipower.late-lighting", ["other"] = "taipower.late-other"
            }),
        new WaterBill(),
        new LateCharge("twc.late-charge", new Dictionary<string, string> { ["water"] = "twc.late" }),
    ];

    /// <param name="path">The folder <c>dialogs</c>.</param>
    /// <param name="sheetLabels">The fixed words of a sheet, by locale.</param>
    public static (ICalculators? Calculators, IReadOnlyList<Problem> Problems) Load(
        string path, KnowledgeBase knowledge,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sheetLabels)
    {
        var problems = new List<Problem>();
        var folder = DataFolder.Root(path);
        var words = knowledge.Locales.ToDictionary(l => l, l => CalculatorWordsReader.Read(folder, l, problems));
        foreach (var locale in knowledge.Locales)
            problems.AddRange(WordProblems(words[locale], $"{folder.Name}/calculators.{locale}.yaml"));
        problems.AddRange(All.SelectMany(c => DataProblems(c, knowledge)));
        problems.AddRange(
            knowledge.Entries.Values.Where(e => e.Kind == EntryKind.Calculator && All.All(c => c.Id != e.Id))
            .Select(e => new Problem(e.Place.File, e.Place.Line, "there is no calculator of this id")));
        problems.AddRange(knowledge.Tariffs.Values.Where(t => All.All(c => c.Needs.All(n => n.Tariff != t.Id)))
            .Select(t => new Problem(t.Place.File, t.Place.Line, $"no calculator uses `{t.Id}`")));
        if (problems.Count == 0) problems.AddRange(TariffExamples.Prove(knowledge, All));
        if (problems.Count > 0) return (null, problems);
        var set = new CalculatorSet(All, knowledge, words, sheetLabels);
        problems.AddRange(Lost(set, knowledge));
        return (set, problems);
    }

    /// <summary>The utterances of a calculator are recognised by its words: each has to lead to it.</summary>
    private static IEnumerable<Problem> Lost(CalculatorSet set, KnowledgeBase knowledge) =>
        from entry in knowledge.Entries.Values.Where(e => e.Kind == EntryKind.Calculator)
        from list in entry.Utterances
        from text in list.Value
        let found = set.Find(text)
        where found != entry.Id
        select new Problem(
            entry.Place.File.Replace("entry.yaml", $"utterances.{list.Key}.yaml", StringComparison.Ordinal), 1,
            $"「{text}」 asks for {found ?? "no calculator"}: see `asking` in dialogs/calculators.{list.Key}.yaml");

    private static IEnumerable<Problem> DataProblems(ICalculator calculator, KnowledgeBase knowledge)
    {
        if (knowledge.Entries.GetValueOrDefault(calculator.Id)?.Kind != EntryKind.Calculator)
            yield return new Problem(
                $"knowledge/{calculator.Id.Replace('.', '/')}/entry.yaml", 1,
                $"the calculator `{calculator.Id}` needs an entry of kind calculator");
        foreach (var need in calculator.Needs)
        {
            if (!knowledge.Tariffs.TryGetValue(need.Tariff, out var tariff))
            {
                yield return new Problem(
                    "knowledge/tariffs", 1, $"the calculator `{calculator.Id}` needs the tariff `{need.Tariff}`");
                continue;
            }
            foreach (var version in tariff.Versions)
            {
                foreach (var name in need.Amounts.Except(version.Amounts.Keys))
                    yield return new Problem(
                        version.Place.File, version.Place.Line, $"`{need.Tariff}` needs the amount `{name}`");
                if (need.Rates.Count > 0 && version.Steps.Count == 0)
                    yield return new Problem(version.Place.File, version.Place.Line, $"`{need.Tariff}` needs `steps`");
                foreach (var step in version.Steps)
                    foreach (var name in need.Rates.Except(step.Rates.Keys))
                        yield return new Problem(
                            step.Place.File, step.Place.Line, $"`{need.Tariff}`: the step needs `{name}`");
            }
        }
    }

    private static IEnumerable<Problem> WordProblems(CalculatorWords words, string file)
    {
        var fields = All.SelectMany(c => c.Fields).DistinctBy(f => f.Id).Select(f => (f.Id, f.Options)).Append(Plans);
        return Keys(fields.Select(f => f.Id), words.Fields.Keys, "fields")
            .Concat(fields.Where(f => words.Fields.ContainsKey(f.Id))
                .SelectMany(f => Keys(f.Options, words.Fields[f.Id].Options.Keys, $"options of `{f.Id}`")))
            .Concat(Keys(Enum.GetValues<ProblemWord>().Select(KebabCase.Of), words.Problems.Keys, "problems"))
            .Concat(Keys(Enum.GetValues<LineWord>().Select(KebabCase.Of), words.Lines.Keys, "lines"))
            .Concat(Keys(Enum.GetValues<SayWord>().Select(KebabCase.Of), words.Says.Keys, "says"))
            .Concat(Keys(All.Select(c => c.Id), words.Results.Keys, "results"))
            .Concat(Keys(All.Select(c => c.Id), words.Asking.Calculators.Keys, "asking"))
            .Concat(Keys(All.SelectMany(c => c.Needs).Select(n => n.Tariff).Distinct(), words.Tariffs.Keys, "tariffs"))
            .Select(message => new Problem(file, 1, message));
    }

    private static IEnumerable<string> Keys(IEnumerable<string> needed, IEnumerable<string> given, string where)
    {
        var (need, have) = (needed.ToHashSet(), given.ToHashSet());
        return need.Except(have).Select(k => $"{where}: no words for `{k}`")
            .Concat(have.Except(need).Select(k => $"{where}: nothing says `{k}`"));
    }
}
