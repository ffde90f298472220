using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>
/// Electricity for lighting without time of use: the least that is charged, the steps, and
/// bills that lie in two seasons.
/// </summary>
internal static class OrdinaryCharge
{
    public const string Minimum = "taipower.minimum";

    public static readonly FieldSpec Use = FieldSpec.Choice("use", "home", "shop");
    public static readonly FieldSpec Phase = FieldSpec.Choice("phase", "single", "three") with { Default = "single" };

    public static readonly IReadOnlyList<TariffNeed> Needs =
    [
        new("taipower.lighting-home", [], ["summer", "other"]),
        new("taipower.lighting-shop", [], ["summer", "other"]),
        new(Minimum, ["kwh-single", "kwh-three", "charge"], []),
    ];

    public static string TariffOf(Inputs inputs) => $"taipower.lighting-{inputs.Choice("use")}";

    /// <param name="summerDays">How many days of the bill lie in summer, of how many.</param>
    public static decimal Work(
        Inputs inputs, decimal kwh, int months, (decimal Summer, decimal All) days,
        IReadOnlyDictionary<string, TariffVersion> tariffs, Working working)
    {
        var (prices, least) = (tariffs[TariffOf(inputs)], tariffs[Minimum].Amounts);
        var floor = least[$"kwh-{inputs.Choice("phase")}"] * months;
        if (kwh < floor) working.Add(LineWord.BelowMinimumUse, ("kwh", kwh), ("floor", floor));
        if (months > 1) working.Add(LineWord.DoubledSteps, ("months", (decimal)months));
        var counted = decimal.Max(kwh, floor);
        var energy = days.Summer == days.All ? Season("summer")
            : days.Summer == 0 ? Season("other")
            : Shared(Season("summer"), Season("other"), days, working);
        var charge = least["charge"] * months;
        if (energy >= charge) return energy;
        working.Add(LineWord.BelowMinimumCharge, ("energy", energy), ("charge", charge));
        return charge;

        decimal Season(string season)
        {
            if (days.Summer > 0 && days.Summer < days.All)
                working.Add(season == "summer" ? LineWord.AllSummer : LineWord.AllOther);
            var sum = Ladder.Climb(prices, counted, months, season, working);
            working.Add(LineWord.Energy, ("amount", sum));
            return sum;
        }
    }

    /// <summary>
    /// By days: how the bill really divides such a period was found nowhere, so these lines are open.
    /// </summary>
    private static decimal Shared(decimal summer, decimal other, (decimal Summer, decimal All) days, Working working)
    {
        var (first, second) = (Part(summer, days.Summer), Part(other, days.All - days.Summer));
        Write(LineWord.SummerShare, ("sum", summer), ("days", days.Summer), ("all", days.All), ("amount", first));
        Write(LineWord.OtherShare, ("sum", other), ("days", days.All - days.Summer), ("all", days.All),
            ("amount", second));
        Write(LineWord.Shared, ("first", first), ("second", second), ("amount", first + second));
        return first + second;

        decimal Part(decimal sum, decimal of) => decimal.Round(sum * of / days.All, 2, MidpointRounding.AwayFromZero);
        void Write(LineWord word, params IReadOnlyList<(string, object)> values) =>
            working.Add(new WorkingLine(word, values) { Status = FactStatus.Open });
    }
}
