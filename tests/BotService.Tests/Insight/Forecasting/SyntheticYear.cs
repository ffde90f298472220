using BotService.Insight.Forecasting;

namespace BotService.Tests.Insight.Forecasting;

/// <summary>
/// Counts as an office might see them: busy mornings, quiet weekends and holidays, bills early in the month.
/// </summary>
internal static class SyntheticYear
{
    public static readonly DateOnly First = new(2025, 11, 28);

    public static double Rate(DateOnly day, int hour)
    {
        var rate = 2 + 25 * Math.Exp(-Math.Pow((hour - 11) / 4.0, 2));
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) rate *= 0.4;
        if (day.Day is >= 5 and <= 9) rate *= 1.8;
        return Holidays.Has(day) ? rate * 0.35 : rate;
    }

    /// <summary>By Taiwan's hour; the first day is cut off, as that of a service that began at noon.</summary>
    public static Dictionary<DateTime, int> Counts(int days, int seed = 11)
    {
        var chance = new Dice(seed);
        return Enumerable.Range(12, days * 24 - 12).Select(h => First.ToDateTime(TimeOnly.MinValue).AddHours(h))
            .ToDictionary(at => at, at => Poisson(Rate(DateOnly.FromDateTime(at), at.Hour), chance));
    }

    private static int Poisson(double rate, Dice chance)
    {
        var (product, count, limit) = (chance.Next(), 0, Math.Exp(-rate));
        while (product > limit)
        {
            product *= chance.Next();
            count++;
        }
        return count;
    }
}
