namespace BotService.Insight.Forecasting;

/// <summary>What is expected to come.</summary>
internal interface IDemandModel
{
    IReadOnlyList<ExpectedHour> Expect(IEnumerable<DateOnly> days);
}

/// <param name="Count">On average, so a fraction.</param>
internal readonly record struct ExpectedHour(DateOnly Day, int Hour, double Count);
