using BotService.Engine.Data;

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
        var day = map.RequiredDate("on", KnowledgeProblem.DayMissing);
        map.RequiredText("total");
        var inputs = map.FreeKeys(null, "on", "total", "plans").ToDictionary(k => k, k => map.Text(k) ?? "");
        return new WorkedExample(inputs, day, map.Number("total") ?? 0, map.Numbers("plans"), map.Place);
    }
}
