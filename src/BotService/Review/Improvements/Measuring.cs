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
            day, length, improvement.Aim, new(before.Chosen, after.Chosen), new(before.Others, after.Others))
        {
            Group = improvement.Group is { } group
                ? new GroupShare(
                    await outcomes.OfGroupAsync(group, day.AddDays(-length), day.AddDays(-1), cancel), Asked(before),
                    await outcomes.OfGroupAsync(group, day, day.AddDays(length - 1), cancel), Asked(after))
                : null,
        };

        static long Asked((OutcomeSums Chosen, OutcomeSums Others) sums) => (sums.Chosen + sums.Others).Of(Aim.Missed).Of;
    }

    /// <summary>A quarter's sums of the improvement's questions, and of all others.</summary>
    public Task<(OutcomeSums Chosen, OutcomeSums Others)> SumAsync(
        Improvement improvement, Quarter quarter, CancellationToken cancel) =>
        SumAsync(improvement, quarter.First, quarter.Last, cancel);

    /// <summary>What each of them came to in a quarter, and in the one before.</summary>
    public async Task<IReadOnlyDictionary<long, Compared>> QuartersAsync(
        IReadOnlyList<Improvement> improvements, Quarter quarter, CancellationToken cancel)
    {
        if (improvements.Count == 0) return new Dictionary<long, Compared>();
        var before = await outcomes.ByEntryAsync(quarter.Before.First, quarter.Before.Last, cancel);
        var now = await outcomes.ByEntryAsync(quarter.First, quarter.Last, cancel);
        return improvements.ToDictionary(i => i.Number, i => new Compared(Of(i, before), Of(i, now)));
    }

    private static OutcomeSums Of(Improvement improvement, IReadOnlyList<EntryOutcome> all) => all
        .Where(o => improvement.Entries.Contains(o.Entry) && (improvement.Organisation ?? o.Organisation) == o.Organisation)
        .Aggregate(OutcomeSums.None, (sum, o) => sum + o.Sums);

    private Task<(OutcomeSums Chosen, OutcomeSums Others)> SumAsync(
        Improvement improvement, DateOnly from, DateOnly to, CancellationToken cancel) =>
        outcomes.SumAsync(improvement.Entries, improvement.Organisation, from, to, cancel);
}
