using BotService.Engine.Data;
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
    /// <param name="shapes">Learns what is read in which file, when somebody wants to know.</param>
    public static (ICalculators? Calculators, IReadOnlyCollection<Problem> Problems) Load(
        string path, KnowledgeBase knowledge,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sheetLabels, Shapes? shapes = null)
    {
        var problems = new Findings(shapes);
        var folder = DataFolder.Root(path);
        var words = knowledge.Locales.ToDictionary(l => l, l => CalculatorWordsReader.Read(folder, l, problems));
        foreach (var (locale, file) in knowledge.Locales.Select(l => (l, $"{folder.Name}/calculators.{l}.yaml")))
            if (!problems.IsUnread(file)) problems.AddRange(WordProblems(words[locale], new(file, 1)));
        problems.AddRange(All.SelectMany(c => DataProblems(c, knowledge)));
        problems.AddRange(
            knowledge.Entries.Values.Where(e => e.Kind == EntryKind.Calculator && All.All(c => c.Id != e.Id))
            .Select(e => CalculatorProblem.EntryOfNoCalculator.At(e.Place).OrNearest(e.Id, All.Select(c => c.Id))));
        problems.AddRange(knowledge.Tariffs.Values.Where(t => All.All(c => c.Needs.All(n => n.Tariff != t.Id)))
            .Select(t => CalculatorProblem.TariffOfNoCalculator.At(t.Place, t.Id)));
        IReadOnlyList<ICalculator> served = [.. All.Where(c => Serves(c, knowledge))];
        if (!problems.Any(p => p.IsError)) problems.AddRange(TariffExamples.Prove(knowledge, served));
        // Without a language there is nothing to name a sum in.
        if (knowledge.Locales.Count == 0 || problems.Any(p => p.IsError)) return (null, problems);
        var set = new CalculatorSet(
            served, Framing.Lay(knowledge), knowledge.Levels.StandIn(words), sheetLabels);
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
        select CalculatorProblem.UtteranceLost.At(
            entry.UtterancePlaces[list.Key][list.Value.ToList().IndexOf(text)], text,
            found ?? (object)CalculatorProblem.NoCalculator, list.Key);

    /// <summary>A knowledge without its entry does without the calculator.</summary>
    private static bool Serves(ICalculator calculator, KnowledgeBase knowledge) =>
        knowledge.Entries.GetValueOrDefault(calculator.Id)?.Kind == EntryKind.Calculator;

    private static IEnumerable<Problem> DataProblems(ICalculator calculator, KnowledgeBase knowledge)
    {
        if (knowledge.Unreadable.Contains(calculator.Id)) yield break;
        if (!Serves(calculator, knowledge))
        {
            yield return CalculatorProblem.CalculatorWithoutEntry.At(
                new($"knowledge/{calculator.Id.Replace('.', '/')}/entry.yaml", 1), calculator.Id);
            yield break;
        }
        foreach (var need in calculator.Needs)
        {
            if (!knowledge.Tariffs.TryGetValue(need.Tariff, out var tariff))
            {
                yield return CalculatorProblem.TariffNeeded.At(
                    new("knowledge/tariffs", 1), calculator.Id, need.Tariff)
                    .OrNearest(need.Tariff, knowledge.Tariffs.Keys);
                continue;
            }
            foreach (var version in tariff.Versions)
            {
                foreach (var name in need.Amounts.Except(version.Amounts.Keys))
                    yield return CalculatorProblem.AmountNeeded.At(version.Place, need.Tariff, name)
                        .OrNearest(name, version.Amounts.Keys);
                if (need.Rates.Count > 0 && version.Steps.Count == 0)
                    yield return CalculatorProblem.StepsNeeded.At(version.Place, need.Tariff);
                foreach (var step in version.Steps)
                    foreach (var name in need.Rates.Except(step.Rates.Keys))
                        yield return CalculatorProblem.RateNeeded.At(step.Place, need.Tariff, name)
                            .OrNearest(name, step.Rates.Keys);
            }
        }
    }

    private static IEnumerable<Problem> WordProblems(CalculatorWords words, Place place)
    {
        var fields = All.SelectMany(c => c.Fields).DistinctBy(f => f.Id).Select(f => (f.Id, f.Options)).Append(Plans);
        return Keys(place, fields.Select(f => f.Id), words.Fields.Keys, "fields")
            .Concat(fields.Where(f => words.Fields.ContainsKey(f.Id))
                .SelectMany(f => Keys(place, f.Options, words.Fields[f.Id].Options.Keys, $"options of `{f.Id}`")))
            .Concat(Keys(place, Enum.GetValues<ProblemWord>().Select(KebabCase.Of), words.Problems.Keys, "problems"))
            .Concat(Keys(place, Enum.GetValues<LineWord>().Select(KebabCase.Of), words.Lines.Keys, "lines"))
            .Concat(Keys(place, Enum.GetValues<SayWord>().Select(KebabCase.Of), words.Says.Keys, "says"))
            .Concat(Keys(place, All.Select(c => c.Id), words.Results.Keys, "results"))
            .Concat(Keys(place, All.Select(c => c.Id), words.Asking.Calculators.Keys, "asking"))
            .Concat(Keys(place, All.SelectMany(c => c.Needs).Select(n => n.Tariff).Distinct(), words.Tariffs.Keys, "tariffs"));
    }

    private static IEnumerable<Problem> Keys(
        Place place, IEnumerable<string> needed, IEnumerable<string> given, string where)
    {
        var (need, have) = (needed.ToHashSet(), given.ToHashSet());
        string[] left = [.. have.Except(need)];
        return need.Except(have).Where(k => Nearest.To(k, left) is null)
            .Select(k => CalculatorProblem.NoSentence.At(place, where, k))
            .Concat(left.Select(k =>
                CalculatorProblem.SentenceOfNothing.At(place, where, k).OrNearest(k, need.Except(have))));
    }
}
