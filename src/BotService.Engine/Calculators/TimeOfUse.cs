using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>
/// A month under the ordinary tariff and both simple time-of-use plans, from the citizen's own split of the units.
/// </summary>
internal sealed class TimeOfUse : ICalculator
{
    private const string TwoStage = "taipower.simple-two-stage", ThreeStage =
        "taipower.simple-three-stage", Ordinary = "ordinary";
    private const decimal Most = 1_000_000;

    public string Id => "taipower.time-of-use-compare";

    public IReadOnlyList<FieldSpec> Fields { get; } =
    [
        OrdinaryCharge.Use,
        FieldSpec.Choice("season", "summer", "other"),
        FieldSpec.Number("peak", 0, Most) with { When = new FieldCondition("season", ["summer"]) },
        FieldSpec.Number("semi-peak", 0, Most),
        FieldSpec.Number("off-peak", 0, Most),
        OrdinaryCharge.Phase,
        FieldSpec.Day,
    ];

    public IReadOnlyList<TariffNeed> Needs { get; } =
    [
        .. OrdinaryCharge.Needs,
        new(TwoStage, ["basic", "limit", "extra", "peak-summer", "peak-other", "off-summer", "off-other"], []),
        new(ThreeStage,
            ["basic", "limit", "extra", "peak-summer", "semi-summer", "semi-other", "off-summer", "off-other"], []),
    ];

    public IEnumerable<string> Uses(Inputs inputs) =>
        [OrdinaryCharge.TariffOf(inputs), OrdinaryCharge.Minimum, TwoStage, ThreeStage];

    public IEnumerable<InputProblem> Check(Inputs inputs) => [];

    public (DateOnly From, DateOnly To) Span(Inputs inputs, DateOnly today)
    {
        var day = inputs.Days.TryGetValue(FieldSpec.DayId, out var named) ? named : today;
        return (day, day);
    }

    public decimal Work(Inputs inputs, IReadOnlyDictionary<string, TariffVersion> tariffs, Working working)
    {
        var season = inputs.Choice("season");
        var (peak, semi, off) = (inputs.NumberOrZero("peak"), inputs.Number("semi-peak"), inputs.Number("off-peak"));
        var all = peak + semi + off;

        working.Add(LineWord.PlanOrdinary, ("kwh", all));
        var ordinary = OrdinaryCharge.Work(inputs, all, 1, (season == "summer" ? 1 : 0, 1), tariffs, working);
        working.Add(LineWord.PlanTotal, ("amount", ordinary));

        // With two stages the hours of peak and semi-peak are all peak; outside summer three stages have no peak.
        working.Add(LineWord.PlanTwoStage);
        var two = Plan(
            tariffs[TwoStage].Amounts,
            [(LineWord.Peak, $"peak-{season}", peak + semi), (LineWord.OffPeak, $"off-{season}", off)], all, working);
        working.Add(LineWord.PlanThreeStage);
        (LineWord, string, decimal)[] parts =
            [(LineWord.SemiPeak, $"semi-{season}", semi), (LineWord.OffPeak, $"off-{season}", off)];
        var three = Plan(
            tariffs[ThreeStage].Amounts, season == "summer" ? [(LineWord.Peak, "peak-summer", peak), .. parts] : parts,
            all, working);

        return Compare(ordinary, two, three, working);
    }

    private static decimal Plan(
        IReadOnlyDictionary<string, decimal> plan, IEnumerable<(LineWord Word, string Price, decimal Kwh)> parts,
        decimal all, Working working)
    {
        var total = plan["basic"];
        working.Add(LineWord.Basic, ("amount", total));
        foreach (var (word, price, kwh) in parts)
        {
            working.Add(word, ("count", kwh), ("price", plan[price]), ("amount", kwh * plan[price]));
            total += kwh * plan[price];
        }
        if (all > plan["limit"])
        {
            var (over, extra) = (all - plan["limit"], plan["extra"]);
            working.Add(LineWord.Extra, ("limit", plan["limit"]), ("count", over), ("price", extra),
                ("amount", over * extra));
            total += over * extra;
        }
        working.Add(LineWord.PlanTotal, ("amount", total));
        return total;
    }

    /// <summary>A tie goes to the ordinary tariff, then to two stages: whoever gains nothing need not change.</summary>
    private static decimal Compare(decimal ordinary, decimal two, decimal three, Working working)
    {
        (string Id, decimal Total)[] plans = [(Ordinary, ordinary), ("two-stage", two), ("three-stage", three)];
        var best = plans.MinBy(p => p.Total);
        if (best.Id != Ordinary)
            working.Add(LineWord.CheapestTime, ("plan", new OptionOf("plan", best.Id)), ("amount", best.Total),
                ("less", ordinary - best.Total));
        else if (plans.Count(p => p.Total == best.Total) > 1) working.Add(LineWord.Same, ("amount", best.Total));
        else working.Add(
            LineWord.Cheapest, ("plan", new OptionOf("plan", best.Id)), ("amount", best.Total),
            ("less", plans.Where(p => p.Id != best.Id).Min(p => p.Total) - best.Total));
        return best.Total;
    }
}
