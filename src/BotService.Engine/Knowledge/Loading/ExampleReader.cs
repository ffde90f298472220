using System.Globalization;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>
/// Reads a worked example of a calculator: <c>{ on: 2026-07-01, use: home, kwh: 800, total: 1814.6 }</c>.
/// </summary>
internal static class ExampleReader
{
    public const string File = "examples.yaml";

    public static WorkedExample Read(YamlMap map)
    {
        // `on` and not `day`: calculators have an input of that name.
        var day = map.Date("on");
        if (day is null) map.Report("`on` is missing: the day on which the example is reckoned");
        var total = Number(map.RequiredText("total"));
        var plans = map.Texts("plans").Select(Number).ToList();
        if (plans.Append(total).Any(n => n is null)) map.Report("`total` and `plans` must be numbers such as 1814.6");
        var inputs = map.Keys.Except(["on", "total", "plans"]).ToList().ToDictionary(k => k, k => map.Text(k) ?? "");
        return new WorkedExample(
            inputs, day ?? DateOnly.MinValue, total ?? 0, [.. plans.Select(p => p ?? 0)], map.Place);
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}
