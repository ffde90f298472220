using System.Globalization;
using BotService.Engine.Calculators;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Calculators;

/// <summary>The calculators as shipped, asked in a line: <c>Bill("use=home months=two kwh=800")</c>.</summary>
internal static class Sums
{
    public const string Electricity = "taipower.bill-estimate", Compare = "taipower.time-of-use-compare", Late =
        "taipower.late-charge",
        Water = "twc.bill-estimate", WaterLate = "twc.late-charge";

    public static readonly DateOnly Today = RealEngine.Today;

    private static readonly Lazy<ICalculators> Shared = new(() => new RealEngine().Loaded.Calculators);

    public static ICalculators Set => Shared.Value;

    public static Calculation Of(string id, string inputs, string locale = "zh-TW") =>
        Set.Calculate(id, Inputs(inputs), locale, Today)!;

    /// <summary>The total of inputs that are right.</summary>
    public static decimal Total(string id, FormattableString inputs)
    {
        var text = inputs.ToString(CultureInfo.InvariantCulture);
        var result = Of(id, text);
        Assert.True(result.Outcome == CalculationOutcome.Done,
            $"{text}: {result.Text} {string.Join(' ', result.Problems)}");
        return result.Total!.Value;
    }

    public static Dictionary<string, string> Inputs(string inputs) =>
        inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(i => i.Split('=', 2))
            .ToDictionary(i => i[0], i => i[1]);
}
