using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>
/// What a water bill comes to: the basic charge of the meter, and price × units − difference of
/// the step in which the units lie.
/// </summary>
internal sealed class WaterBill : ICalculator
{
    private static readonly string[] Sizes =
        ["13", "20", "25", "40", "50", "75", "100", "150", "200", "250", "300", "350", "400"];

    /// <summary>
    /// The basic charge of this size is known for one month only: the official table was cut off there.
    /// </summary>
    private const string Largest = "400";

    public string Id => "twc.bill-estimate";

    public IReadOnlyList<FieldSpec> Fields { get; } =
    [
        FieldSpec.Choice("meter", Sizes), FieldSpec.Choice("months", "two", "one"),
        FieldSpec.Number("water", 0, 1_000_000), FieldSpec.Day,
    ];

    public IReadOnlyList<TariffNeed> Needs { get; } =
    [
        new("twc.water-one-month", [], ["price", "less"]), new("twc.water-two-months", [], ["price", "less"]),
        new("twc.basic-one-month", Sizes, []), new("twc.basic-two-months", [.. Sizes.Where(s => s != Largest)], []),
    ];

    public IEnumerable<InputProblem> Check(Inputs inputs) => [];

    public IEnumerable<string> Uses(Inputs inputs) => [$"twc.water-{Span(inputs)}", $"twc.basic-{Span(inputs)}"];

    public (DateOnly From, DateOnly To) Span(Inputs inputs, DateOnly today)
    {
        var day = inputs.Days.TryGetValue(FieldSpec.DayId, out var named) ? named : today;
        return (day, day);
    }

    public decimal Work(Inputs inputs, IReadOnlyDictionary<string, TariffVersion> tariffs, Working working)
    {
        var (units, size) = (inputs.Number("water"), inputs.Choice("meter"));
        if (!tariffs[$"twc.basic-{Span(inputs)}"].Amounts.TryGetValue(size, out var basic))
        {
            working.Problem = new InputProblem("meter", ProblemWord.NoFigure);
            return 0;
        }
        var (step, _) = Ladder.StepOf(tariffs[$"twc.water-{Span(inputs)}"], units);
        var (price, less) = (step.Rates["price"], step.Rates["less"]);
        var use = price * units - less;
        working.Add(LineWord.WaterBasic, ("meter", new OptionOf("meter", size)),
            ("months", new OptionOf("months", inputs.Choice("months"))), ("amount", basic));
        working.Add(LineWord.WaterUse, ("price", price), ("count", units), ("less", less), ("amount", use));
        return basic + use;
    }

    private static string Span(Inputs inputs) => inputs.Months == 2 ? "two-months" : "one-month";
}
