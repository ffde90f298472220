using System.Collections.Concurrent;
using System.Globalization;

namespace BotService.Insight.Forecasting;

/// <summary>
/// Taiwan's public holidays by the Act of 28 May 2025 (紀念日及節日實施條例), with the days off in lieu.
/// They are reckoned, not listed: those of the lunar calendar up to 2099.
/// </summary>
internal static class Holidays
{
    /// <summary>
    /// Founding, peace memorial, children, labour, Confucius, national day, retrocession, constitution.
    /// </summary>
    private static readonly (int Month, int Day)[] Fixed =
        [(1, 1), (2, 28), (4, 4), (5, 1), (9, 28), (10, 10), (10, 25), (12, 25)];

    /// <summary>From the day before New Year's Eve to the third day of the year.</summary>
    private static readonly int[] NewYear = [-2, -1, 0, 1, 2];

    private static readonly ChineseLunisolarCalendar Lunar = new();
    private static readonly ConcurrentDictionary<int, HashSet<DateOnly>> Years = new();

    /// <summary>A day off by law, itself or in lieu; ordinary weekends are none.</summary>
    /// <remarks>A New Year's Day on a Saturday is made up for in the year before.</remarks>
    public static bool Has(DateOnly day) =>
        Years.GetOrAdd(day.Year, Of).Contains(day) || Years.GetOrAdd(day.Year + 1, Of).Contains(day);

    private static HashSet<DateOnly> Of(int year)
    {
        var tombs = TombSweeping(year);
        var newYear = NewYear.Select(LunarDay(year, 1, 1).AddDays).ToArray();
        DateOnly[] others =
        [
            .. Fixed.Select(f => new DateOnly(year, f.Month, f.Day)), tombs,
            LunarDay(year, 5, 5), LunarDay(year, 8, 15),
        ];
        HashSet<DateOnly> off = [.. newYear, .. others];
        // Children's day and tomb sweeping on one day: the day before is off as well, of a Thursday the day after.
        if (tombs == new DateOnly(year, 4, 4)) off.Add(tombs.AddDays(tombs.DayOfWeek == DayOfWeek.Thursday ? 1 : -1));
        foreach (var day in newYear.Where(IsWeekend)) off.Add(NextWorkday(day, 1));
        foreach (var day in others.Where(IsWeekend))
            off.Add(NextWorkday(day, day.DayOfWeek == DayOfWeek.Saturday ? -1 : 1));
        return off;

        DateOnly NextWorkday(DateOnly day, int step)
        {
            while (IsWeekend(day) || off.Contains(day)) day = day.AddDays(step);
            return day;
        }
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The sun at 15 degrees, by the usual formula for this century.</summary>
    private static DateOnly TombSweeping(int year)
    {
        var since = year - 2000;
        return new(year, 4, (int)(since * 0.2422 + 4.81) - since / 4);
    }

    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        // A leap month is counted as one more month; every month from it on moves by one.
        var counted = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, counted, day, 0, 0, 0, 0));
    }
}
