using System.Globalization;
using BotService.Insight.Forecasting;

namespace BotService.Tests.Insight.Forecasting;

public sealed class HolidaysTests
{
    /// <summary>As the government's calendar of working days has them: weekdays off, in lieu included.</summary>
    [Fact]
    public void Has_WeekdaysOf2026_AreThoseOfTheOfficialCalendar() => Assert.Equal(
        ["01-01", "02-16", "02-17", "02-18", "02-19", "02-20", "02-27", "04-03", "04-06", "05-01", "06-19", "09-25",
            "09-28", "10-09", "10-26", "12-25"],
        Weekdays(2026));

    [Fact]
    public void Has_NewYearsDayOnASaturday_IsMadeUpForInTheYearBefore() => Assert.Contains("12-31", Weekdays(2027));

    /// <summary>
    /// In 2028 both fall on 4 April, a Tuesday: the day before is off; in 2080 on a Thursday: the day after.
    /// </summary>
    [Theory]
    [InlineData(2028, "04-03", "04-05")]
    [InlineData(2080, "04-05", "04-03")]
    public void Has_ChildrensDayOnTombSweeping_GivesADayBesides(int year, string off, string on)
    {
        Assert.Contains(off, Weekdays(year));
        Assert.DoesNotContain(on, Weekdays(year));
    }

    /// <summary>2025 had a sixth month twice: mid-autumn came on 6 October all the same.</summary>
    [Fact]
    public void Has_MidAutumnAfterALeapMonth_IsInTheRightMonth()
    {
        Assert.True(Holidays.Has(new(2025, 10, 6)));
        Assert.True(Holidays.Has(new(2025, 5, 30)));
        Assert.False(Holidays.Has(new(2025, 9, 8)));
    }

    [Fact]
    public void Has_AnOrdinaryWeekend_IsNone() => Assert.False(Holidays.Has(new(2026, 11, 28)));

    private static string[] Weekdays(int year) =>
    [
        .. Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays)
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && Holidays.Has(d))
            .Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture)),
    ];
}
