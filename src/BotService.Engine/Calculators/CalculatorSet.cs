using BotService.Engine.Cases;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>The calculators with their words and the knowledge they reckon from.</summary>
internal sealed class CalculatorSet : ICalculators
{
    private readonly IReadOnlyDictionary<string, ICalculator> calculators;
    private readonly KnowledgeBase knowledge;
    private readonly IReadOnlyDictionary<string, CalculatorWords> words;
    private readonly CalculationWriter writer;
    private readonly OverdueWriter overdue;
    private readonly UtteranceInputs utterances;
    private readonly SumFinder finder;

    public CalculatorSet(
        IReadOnlyList<ICalculator> calculators, KnowledgeBase knowledge,
        IReadOnlyDictionary<string, CalculatorWords> words,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sheetLabels)
    {
        (this.calculators, this.knowledge, this.words) = (calculators.ToDictionary(c => c.Id), knowledge, words);
        Ids = [.. calculators.Select(c => c.Id)];
        overdue = new OverdueWriter(knowledge, sheetLabels);
        writer = new CalculationWriter(knowledge, new SheetWriter(knowledge, sheetLabels), sheetLabels);
        utterances = new UtteranceInputs([.. words.Values]);
        finder = new SumFinder(Together([.. words.Values.Select(w => w.Asking)]), Special(calculators), utterances);
    }

    public IReadOnlyList<string> Ids { get; }

    public CalculatorForm? Form(string id, string locale)
    {
        if (!calculators.TryGetValue(id, out var calculator)) return null;
        var entry = knowledge.Entries[id].Wordings[locale];
        return new CalculatorForm(
            id, locale, entry.Name, entry.Summary,
            [.. calculator.Fields.Select(f => FieldIn(f, words[locale].Fields[f.Id]))]);
    }

    public Calculation? Calculate(string id, IReadOnlyDictionary<string, string> inputs, string locale, DateOnly today)
    {
        if (!calculators.TryGetValue(id, out var calculator)) return null;
        if (knowledge.StandOf(knowledge.Entries[id], today) == ReviewStand.Withheld)
            return new Calculation(CalculationOutcome.NoTariff, overdue.Withheld(knowledge.Entries[id], locale), null, null, []);
        var (read, problems) = InputReader.Read(calculator.Fields, inputs, today);
        if (problems.Count == 0) problems = [.. calculator.Check(read)];
        return problems.Count > 0 ? Invalid(problems, locale) : Reckon(calculator, read, locale, today);
    }

    public IReadOnlyList<FieldProblem> Check(
        string id, IReadOnlyDictionary<string, string> inputs, string locale, DateOnly today) =>
        calculators.TryGetValue(id, out var calculator)
            ? InWords(InputReader.Read(calculator.Fields, inputs, today, partly: true).Problems, locale) : [];

    public IReadOnlyDictionary<string, string> ReadFrom(string id, string utterance, string? asked) =>
        calculators.TryGetValue(id, out var calculator)
            ? utterances.Read(calculator.Fields, utterance, asked) : new Dictionary<string, string>();

    public string Say(CalculatorLine line, string id, string locale) =>
        calculators.ContainsKey(id)
            ? words[locale]
                .Say(Enum.Parse<SayWord>(line.ToString()),
                    ("calculator", knowledge.Entries[id].Wordings[locale].Name)) : "";

    public string? Find(string utterance) => finder.Find(utterance);

    /// <summary>People change languages within a sentence: the words of all locales count together.</summary>
    private static AskingWords Together(IReadOnlyList<AskingWords> all) => new(
        [.. all.SelectMany(w => w.Sums)], [.. all.SelectMany(w => w.Prices)], [.. all.SelectMany(w => w.Explanations)],
        all[0].Calculators.Keys.ToDictionary(id => id, id => new Asking(
            [.. all.SelectMany(w => w.Calculators[id].First)], [.. all.SelectMany(w => w.Calculators[id].Second)],
            [.. all.SelectMany(w => w.Calculators[id].Unless)],
            [.. all.SelectMany(w => w.Calculators[id].Figures).Distinct()])));

    /// <summary>A bill is what remains when nothing more special is asked.</summary>
    private static IReadOnlyList<ICalculator> Special(IReadOnlyList<ICalculator> calculators) =>
        [.. calculators.OrderBy(c => c is ElectricityBill or WaterBill)];

    private Calculation Reckon(ICalculator calculator, Inputs inputs, string locale, DateOnly today)
    {
        var (from, to) = calculator.Span(inputs, today);
        var used = new List<TariffVersionUsed>();
        foreach (var id in calculator.Uses(inputs))
        {
            var tariff = knowledge.Tariffs[id];
            foreach (var day in new[] { from, to })
                if (tariff.InForce(day) is null) return NoTariff(calculator, tariff, day, locale);
            if (tariff.InForce(from) != tariff.InForce(to))
                return Invalid([new InputProblem("from", ProblemWord.TwoTariffs)], locale);
            used.Add(new TariffVersionUsed(id, tariff.InForce(to)!));
        }
        var working = new Working();
        var total = calculator.Work(inputs, used.ToDictionary(u => u.Id, u => u.Version), working);
        if (working.Problem is { } problem) return Invalid([problem], locale);
        var sheet = writer.Write(calculator, words[locale], inputs, used, working, total, locale, today);
        return new Calculation(CalculationOutcome.Done, sheet.Summary, total, sheet, []);
    }

    private Calculation Invalid(IReadOnlyList<InputProblem> problems, string locale)
    {
        var texts = InWords(problems, locale);
        return new Calculation(CalculationOutcome.Invalid, words[locale].Say(SayWord.Invalid), null, null, texts);
    }

    private IReadOnlyList<FieldProblem> InWords(IEnumerable<InputProblem> problems, string locale) =>
        [.. problems.Select(p => new FieldProblem(p.Field, words[locale].Problem(p)))];

    /// <summary>Says for which days something is known, and who knows the rest.</summary>
    private Calculation NoTariff(ICalculator calculator, Tariff tariff, DateOnly day, string locale)
    {
        var contact = knowledge.Words(locale).Contacts[knowledge.ConfirmContact(knowledge.Entries[calculator.Id])].Name;
        var (first, last) =
            (tariff.Versions.Min(v => v.InForce.From), tariff.Versions.MaxBy(v => v.InForce.From)!.InForce.To);
        (string, object)[] values =
            [("tariff", words[locale].Tariffs[tariff.Id]), ("day", day), ("from", first), ("to", last ?? first),
                ("contact", contact)];
        var text = words[locale].Say(last is null ? SayWord.NoTariffFrom : SayWord.NoTariffBetween, values);
        return new Calculation(CalculationOutcome.NoTariff, text, null, null, []);
    }

    private static FormField FieldIn(FieldSpec field, FieldWording words) => new(
        field.Id, field.Kind, words.Label, words.Ask, words.Unit, words.Hint, field.Required, field.Default,
        field.Range,
        [.. field.Options.Select(o => new FormOption(o, words.Options[o].Label))], field.When);
}
