namespace BotService.Insight.Forecasting;

/// <summary>As much as came on average at the same hour of the same weekday: what any forecast must better.</summary>
internal sealed class WeekdayMean(HourlyCounts counts) : IDemandModel
{
    private readonly ILookup<DayOfWeek, DateOnly> days = counts.EachDay.ToLookup(d => d.DayOfWeek);

    public IReadOnlyList<ExpectedHour> Expect(IEnumerable<DateOnly> days) =>
    [
        .. from day in days
           from hour in Enumerable.Range(0, 24)
           select new ExpectedHour(day, hour, this.days[day.DayOfWeek].Average(d => counts[d, hour])),
    ];
}
