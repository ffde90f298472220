namespace BotService.Review.Improvements;

/// <summary>Works an effect out of the daily sums.</summary>
internal sealed class Measuring(IOutcomes outcomes)
{
    public const int MostDays = 92;

    /// <summary>
    /// Windows of at most <paramref name="days"/> days; shorter, both of them, while less time has gone by since.
    /// </summary>
    /// <param name="day">The day from which the measure holds: today at the latest.</param>
    public async Task<Effect> MeasureAsync(
        Improvement improvement, DateOnly day, int days, DateOnly today, CancellationToken cancel)
    {
        var length = Math.Clamp(Math.Min(days, today.DayNumber - day.DayNumber + 1), 1, MostDays);
        var before = await SumAsync(improvement, day.AddDays(-length), day.AddDays(-1), cancel);
        var after = await SumAsync(improvement, day, day.AddDays(length - 1), cancel);
        return new Effect(
            day, length, improvement.Aim, new(before.Chosen, after.Chosen), new(before.Others, after.Others));
    }

    /// <summary>A quarter's sums of the improvement's questions, and of all others.</summary>
    public Task<(OutcomeSums Chosen, OutcomeSums Others)> SumAsync(
        Improvement improvement, Quarter quarter, CancellationToken cancel) =>
        SumAsync(improvement, quarter.First, quarter.Last, cancel);

    private Task<(OutcomeSums Chosen, OutcomeSums Others)> SumAsync(
        Improvement improvement, DateOnly from, DateOnly to, CancellationToken cancel) =>
        outcomes.SumAsync(improvement.Entries, improvement.Organisation, from, to, cancel);
}
