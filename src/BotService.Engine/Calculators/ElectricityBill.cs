using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>
/// What an ordinary electricity bill comes to: homes and small shops, one or two months, either season or both.
/// </summary>
internal sealed class ElectricityBill : ICalculator
{
    private const string Seasons = "taipower.seasons";

    /// <summary>
    /// A bill covers two months; a late reading makes it somewhat longer, nothing makes it three months and a half.
    /// </summary>
    private const int LongestPeriod = 100;

    public string Id => "taipower.bill-estimate";

    public IReadOnlyList<FieldSpec> Fields { get; } =
    [
        OrdinaryCharge.Use,
        FieldSpec.Choice("months", "two", "one"),
        FieldSpec.Choice("season", "summer", "other", "mixed", "dates"),
        FieldSpec.Number("summer-days", 1, LongestPeriod) with { When = new FieldCondition("season", ["mixed"]) },
        FieldSpec.Number("other-days", 1, LongestPeriod) with { When = new FieldCondition("season", ["mixed"]) },
        FieldSpec.Date("from") with { When = new FieldCondition("season", ["dates"]) },
        FieldSpec.Date("to") with { When = new FieldCondition("season", ["dates"]) },
        FieldSpec.Number("kwh", 0, 1_000_000),
        OrdinaryCharge.Phase,
        FieldSpec.Day with { When = new FieldCondition("season", ["summer", "other", "mixed"]) },
    ];

    public IReadOnlyList<TariffNeed> Needs { get; } =
        [.. OrdinaryCharge.Needs, new(Seasons, ["first-month", "last-month"], [])];

    public IEnumerable<string> Uses(Inputs inputs) =>
        [OrdinaryCharge.TariffOf(inputs), OrdinaryCharge.Minimum, Seasons];

    public IEnumerable<InputProblem> Check(Inputs inputs)
    {
        if (inputs.Choice("season") != "dates") yield break;
        var (from, to) = (inputs.Days["from"], inputs.Days["to"]);
        if (to < from) yield return new InputProblem("to", ProblemWord.DateOrder);
        else if (to.DayNumber - from.DayNumber >= LongestPeriod)
            yield return new InputProblem("to", ProblemWord.PeriodTooLong, ("max", (decimal)LongestPeriod));
    }

    public (DateOnly From, DateOnly To) Span(Inputs inputs, DateOnly today)
    {
        if (inputs.Choice("season") == "dates") return (inputs.Days["from"], inputs.Days["to"]);
        var day = inputs.Days.TryGetValue(FieldSpec.DayId, out var named) ? named : today;
        return (day, day);
    }

    public decimal Work(Inputs inputs, IReadOnlyDictionary<string, TariffVersion> tariffs, Working working) =>
        OrdinaryCharge.Work(
            inputs, inputs.Number("kwh"), inputs.Months, DaysIn(inputs, tariffs[Seasons].Amounts, working),
            tariffs, working);

    private static (decimal Summer, decimal All) DaysIn(
        Inputs inputs, IReadOnlyDictionary<string, decimal> seasons, Working working)
    {
        switch (inputs.Choice("season"))
        {
            case "summer": return (1, 1);
            case "other": return (0, 1);
            case "mixed":
                return (inputs.Number("summer-days"), inputs.Number("summer-days") + inputs.Number("other-days"));
        }
        var (from, to) = (inputs.Days["from"], inputs.Days["to"]);
        var (all, summer) = (to.DayNumber - from.DayNumber + 1, 0);
        for (var day = from; day <= to; day = day.AddDays(1))
            if (day.Month >= seasons["first-month"] && day.Month <= seasons["last-month"]) summer++;
        working.Add(LineWord.Period, ("from", from), ("to", to), ("all", (decimal)all), ("summer", (decimal)summer),
            ("other", (decimal)(all - summer)));
        return (summer, all);
    }
}
