using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>
/// What paying late costs: a percentage of the bill that grows by steps of days, and the least that is charged.
/// </summary>
/// <param name="tariffs">Kind of supply → its tariff; with one alone nothing is asked.</param>
internal sealed class LateCharge(string id, IReadOnlyDictionary<string, string> tariffs) : ICalculator
{
    public string Id => id;

    public IReadOnlyList<FieldSpec> Fields { get; } =
    [
        .. tariffs.Count > 1 ? [FieldSpec.Choice("supply", [.. tariffs.Keys])] : Array.Empty<FieldSpec>(),
        FieldSpec.Number("bill", 1, 100_000_000, 2),
        FieldSpec.Number("days-late", 0, 3650),
        FieldSpec.Day,
    ];

    public IReadOnlyList<TariffNeed> Needs { get; } =
        [.. tariffs.Values.Select(t => new TariffNeed(t, ["least"], ["percent"]))];

    public IEnumerable<string> Uses(Inputs inputs) => [TariffOf(inputs)];

    public IEnumerable<InputProblem> Check(Inputs inputs) => [];

    public (DateOnly From, DateOnly To) Span(Inputs inputs, DateOnly today)
    {
        var day = inputs.Days.TryGetValue(FieldSpec.DayId, out var named) ? named : today;
        return (day, day);
    }

    public decimal Work(Inputs inputs, IReadOnlyDictionary<string, TariffVersion> versions, Working working)
    {
        var (tariff, bill, days) = (versions[TariffOf(inputs)], inputs.Number("bill"), inputs.Number("days-late"));
        var (step, from) = Ladder.StepOf(tariff, days);
        var percent = step.Rates["percent"];
        // A step may be less sure than the tariff as a whole; then its line says so.
        working.Add(new WorkingLine(
            step.UpTo is null ? LineWord.LateSpanEnd : LineWord.LateSpan,
            [("days", days), ("from", from), ("to", step.UpTo ?? 0), ("percent", percent)])
        {
            Status = step.Status == tariff.Status ? FactStatus.Confirmed : step.Status,
            Sources = step.Status == tariff.Status ? [] : step.Sources,
        });
        if (percent == 0)
        {
            working.Add(LineWord.LateNone);
            return 0;
        }
        var charge = bill * percent / 100;
        working.Add(LineWord.LateCharge, ("bill", bill), ("percent", percent), ("amount", charge));
        if (charge >= tariff.Amounts["least"]) return charge;
        working.Add(LineWord.LateLeast, ("charge", charge), ("least", tariff.Amounts["least"]));
        return tariff.Amounts["least"];
    }

    private string TariffOf(Inputs inputs) =>
        tariffs.Count > 1 ? tariffs[inputs.Choice("supply")] : tariffs.Values.First();
}
