namespace BotService.Insight.Forecasting;

/// <summary>How much came, hour by hour through whole days; an hour in which nothing came counts 0.</summary>
internal sealed class HourlyCounts
{
    private const int HoursOfADay = 24;

    private readonly int[] counts;

    private HourlyCounts(DateOnly first, int[] counts) => (First, this.counts) = (first, counts);

    public DateOnly First { get; }

    public int Days => counts.Length / HoursOfADay;

    public int this[DateOnly day, int hour] =>
        counts[(day.DayNumber - First.DayNumber) * HoursOfADay + hour];

    public IEnumerable<DateOnly> EachDay => Enumerable.Range(0, Days).Select(First.AddDays);

    /// <param name="end">The first day that is not whole yet.</param>
    public static HourlyCounts Of(IReadOnlyDictionary<DateTime, int> byHour, DateOnly end)
    {
        if (byHour.Count == 0) return new(end, []);
        // The service may have begun in the midst of its first day.
        var first = DateOnly.FromDateTime(byHour.Keys.Min()).AddDays(1);
        var counts = new int[Math.Max(0, end.DayNumber - first.DayNumber) * HoursOfADay];
        var start = first.ToDateTime(TimeOnly.MinValue);
        for (var i = 0; i < counts.Length; i++) counts[i] = byHour.GetValueOrDefault(start.AddHours(i));
        return new(first, counts);
    }

    /// <summary>The same without the last days.</summary>
    public HourlyCounts Without(int lastDays) => new(First, counts[..^(lastDays * HoursOfADay)]);
}
