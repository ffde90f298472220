using BotService.Releases.Calendar;

namespace BotService.Tests.Releases.Calendar;

public sealed class ReleaseCalendarTests
{
    private static readonly ReleaseCalendar Year = new(
    [
        Row(1, "11-20", "a", DayKind.Folder, written: "11-20 09:00"),
        Row(2, "12-01", "b", DayKind.Publish, written: "11-25 09:00"),
        // Gone back from in the afternoon of its first day.
        Row(3, "12-01", "a", DayKind.Rollback, written: "12-01 15:00"),
        Row(4, "12-05", "u", DayKind.Urgent, written: "12-05 10:00") with { Until = At("12-08 10:00") },
        Row(5, "12-20", "x", DayKind.Publish, written: "12-06 09:00") with { CancelledAt = At("12-07 09:00") },
        Row(6, "01-01", "c", DayKind.Publish, written: "12-10 09:00"),
    ]);

    [Theory]
    [InlineData("11-20 08:59", null)]
    [InlineData("11-20 09:00", "a")]
    [InlineData("11-30 23:59", "a")]
    [InlineData("12-01 00:00", "b")]
    [InlineData("12-01 14:59", "b")]
    [InlineData("12-01 15:00", "a")]
    [InlineData("12-05 10:00", "u")]
    [InlineData("12-08 09:59", "u")]
    [InlineData("12-08 10:00", "a")]
    [InlineData("12-20 00:00", "a")]
    [InlineData("12-31 23:59", "a")]
    [InlineData("01-01 00:00", "c")]
    public void At_AMoment_IsWhatHolds(string moment, string? release) => Assert.Equal(release, Year.At(At(moment))?.Release);

    [Theory]
    // Over: what held when the day ended. To come: what it begins with.
    [InlineData("11-19", null)]
    [InlineData("11-20", "a")]
    [InlineData("12-01", "a")]
    [InlineData("12-07", "u")]
    [InlineData("12-08", "a")]
    [InlineData("12-10", "a")]
    [InlineData("12-31", "a")]
    [InlineData("01-01", "c")]
    public void On_ADaySeenFromTheTenth_IsWhatHolds(string day, string? release) =>
        Assert.Equal(release, Year.On(DateOnly.FromDateTime(At(day + " 00:00").DateTime), At("12-10 12:00"))?.Release);

    [Fact]
    public void Next_IsKnownWithItsMoment()
    {
        Assert.Equal((At("12-01 00:00"), "b"), Next("11-26 09:00"));
        Assert.Equal((At("12-08 10:00"), "a"), Next("12-06 09:00"));
        Assert.Equal((At("01-01 00:00"), "c"), Next("12-10 12:00"));
        Assert.Null(Year.Next(At("01-02 00:00")));
        Assert.Equal(4, Assert.Single(Year.Exceptions(At("12-06 09:00"))).Number);

        static (DateTimeOffset, string)? Next(string now) => Year.Next(At(now)) is { } next ? (next.At, next.Row.Release) : null;
    }

    [Fact]
    public void A_clock_that_says_last_year_goes_back_to_nothing()
    {
        var wrong = At("12-10 12:00").AddYears(-1);
        Assert.Null(Year.At(wrong));
        Assert.Equal("a", Year.At(Year.Moment(wrong))?.Release);
    }

    [Fact]
    public void OfFolders_WhileNothingElseWasRead_TheFolderAnswers()
    {
        Assert.True(new ReleaseCalendar([Year.Rows[0]]).IsOfFolders);
        Assert.False(Year.IsOfFolders);
    }

    private static ReleaseDay Row(long number, string from, string release, string kind, string written) =>
        new(number, DateOnly.FromDateTime(At(from + " 00:00").DateTime), release, kind, null, null, "", "p", At(written));

    /// <summary>In Taiwan; January is the next year's.</summary>
    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(
        $"{(time[0] == '0' ? 2027 : 2026)}-{time}:00+08:00", System.Globalization.CultureInfo.InvariantCulture);
}
