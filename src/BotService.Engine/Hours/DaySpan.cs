namespace BotService.Engine.Hours;

/// <summary>A stretch of one day in which people are there: from its first minute to just before its last.</summary>
/// <param name="To">Later than <paramref name="From"/>; <see cref="TimeSpan"/> of a day is midnight.</param>
public readonly record struct DaySpan(TimeSpan From, TimeSpan To)
{
    public bool Holds(TimeSpan at) => at >= From && at < To;

    /// <summary>What of it lies within another; null when nothing does.</summary>
    public DaySpan? Within(DaySpan other)
    {
        var (from, to) = (From > other.From ? From : other.From, To < other.To ? To : other.To);
        return from < to ? new DaySpan(from, to) : null;
    }
}
