using System.Globalization;
using BotService.Engine.Hours;

namespace BotService.Tests.Hours;

/// <summary>When people are there, by worked examples of a week from half past eight to half past five with a break at noon.</summary>
public sealed class OpeningHoursTests
{
    private static readonly DaySpan Morning = new(new(8, 30, 0), new(12, 0, 0)), Afternoon = new(new(13, 30, 0), new(17, 30, 0));

    private static readonly OfficeCalendar Calendar = new(
        new HashSet<int> { 2026 },
        new Dictionary<DateOnly, string> { [new(2026, 12, 25)] = "holiday" },
        new Dictionary<DateOnly, string> { [new(2026, 12, 19)] = "make-up" });

    private static readonly OpeningHours Office = new(
        Enum.GetValues<DayOfWeek>().ToDictionary(
            d => d, d => (IReadOnlyList<DaySpan>)(d is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : [Morning, Afternoon])),
        Calendar, new HashSet<DateOnly>());

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.ParseExact(text + " +08:00", "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-11-30 08:29", false, "2026-11-30 08:30")]
    [InlineData("2026-11-30 08:30", true, "2026-11-30 08:30")]
    [InlineData("2026-11-30 11:59", true, "2026-11-30 11:59")]
    [InlineData("2026-11-30 12:00", false, "2026-11-30 13:30")] // lunch
    [InlineData("2026-11-30 17:30", false, "2026-12-01 08:30")]
    [InlineData("2026-12-04 18:00", false, "2026-12-07 08:30")] // Friday evening
    [InlineData("2026-12-19 09:00", true, "2026-12-19 09:00")] // a Saturday that is worked
    [InlineData("2026-12-20 09:00", false, "2026-12-21 08:30")]
    [InlineData("2026-12-24 20:00", false, "2026-12-28 08:30")] // a holiday, then a weekend
    public void Hours_OfAMoment_TellWhetherPeopleAreThereAndWhenNext(string at, bool open, string next)
    {
        Assert.Equal(open, Office.IsOpen(At(at)));
        Assert.Equal(At(next), Office.NextOpen(At(at)));
    }

    [Theory]
    [InlineData("2026-11-30 09:00", 60, "2026-11-30 10:00")]
    [InlineData("2026-11-30 11:30", 60, "2026-11-30 14:00")] // over lunch
    [InlineData("2026-11-30 11:00", 60, "2026-11-30 12:00")] // to the last minute before it
    [InlineData("2026-11-30 17:00", 60, "2026-12-01 09:00")] // hours end in the middle
    [InlineData("2026-12-04 20:00", 240, "2026-12-07 14:00")] // from Friday evening on
    [InlineData("2026-12-18 17:00", 60, "2026-12-19 09:00")] // into a Saturday that is worked
    [InlineData("2026-12-31 17:00", 60, "2027-01-01 09:00")] // into a year without a calendar, where weekends alone count
    public void WorkingTime_FromAMoment_PassesWithinHoursOnly(string from, int minutes, string until) =>
        Assert.Equal(At(until), Office.Add(At(from), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Hours_OfADayClosedToday_AreNone()
    {
        var closed = Office.ClosedOn([new DateOnly(2026, 11, 30)]);
        Assert.False(closed.IsOpen(At("2026-11-30 09:00")));
        Assert.Equal(At("2026-12-01 08:30"), closed.NextOpen(At("2026-11-30 09:00")));
        Assert.Equal(At("2026-12-01 09:30"), closed.Add(At("2026-11-30 09:00"), TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Hours_WhenTheClockIsSetBack_AreThoseOfTheEarlierMoment()
    {
        var before = Office.Add(At("2026-11-30 11:30"), TimeSpan.FromHours(1));
        Assert.True(Office.Add(At("2026-11-30 10:30"), TimeSpan.FromHours(1)) < before);
        Assert.Equal(before, Office.Add(At("2026-11-30 11:30"), TimeSpan.FromHours(1)));
    }

    [Fact]
    public void WorkingTime_WhereNobodyEverComes_NeverPasses()
    {
        var never = Office with { Week = new Dictionary<DayOfWeek, IReadOnlyList<DaySpan>>() };
        Assert.Null(never.NextOpen(At("2026-11-30 09:00")));
        Assert.Null(never.Add(At("2026-11-30 09:00"), TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData("2026-11-30 09:00", 0, 12, "2026-11-30 09:00", "2026-11-30 12:00")]
    [InlineData("2026-11-30 11:45", 0, 12, "2026-12-01 08:30", "2026-12-01 12:00")] // a quarter of an hour is not enough
    [InlineData("2026-11-30 09:00", 12, 18, "2026-11-30 13:30", "2026-11-30 17:30")]
    [InlineData("2026-12-04 18:00", 12, 18, "2026-12-07 13:30", "2026-12-07 17:30")]
    public void PartOfADay_FromAMoment_IsTheNextThatLeavesTime(string at, int first, int last, string from, string until) =>
        Assert.Equal(
            (At(from), At(until)),
            Office.Next(At(at), new DaySpan(TimeSpan.FromHours(first), TimeSpan.FromHours(last)), TimeSpan.FromMinutes(30)));

    [Fact]
    public void PartOfADay_OutsideHours_IsNone() =>
        Assert.Null(Office.Next(At("2026-11-30 09:00"), new DaySpan(new(18, 0, 0), new(24, 0, 0)), TimeSpan.FromMinutes(30)));

    [Theory]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-04", false)]
    public void Hours_OfAYearWithoutACalendar_AreNotKnownForSure(string day, bool known) =>
        Assert.Equal(known, Office.Knows(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Fact]
    public void Table_OfAnOrganisationWithoutHours_GivesThoseOfAllWithItsOwnClosures()
    {
        var table = new HoursTable(new Dictionary<(string, string), OpeningHours> { [("any", "people")] = Office }, Calendar);
        var monday = new DateOnly(2026, 11, 30);
        var closed = table.Without([("twc", monday)]);
        Assert.Empty(closed.Of("twc")!.On(monday));
        Assert.Equal(2, closed.Of("taipower")!.On(monday).Count);
        Assert.Empty(table.Without([(null, monday)]).Of("taipower")!.On(monday));
    }
}
