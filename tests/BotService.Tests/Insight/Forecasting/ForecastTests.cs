using BotService.Insight.Forecasting;

namespace BotService.Tests.Insight.Forecasting;

public sealed class ForecastTests
{
    private const int Days = 366;

    private static readonly DateOnly End = SyntheticYear.First.AddDays(Days);

    private static readonly Lazy<Forecast> OfAYear = new(() => Forecast.Of(
        HourlyCounts.Of(SyntheticYear.Counts(Days), End), [.. Enumerable.Range(0, 31).Select(End.AddDays)]));

    [Fact]
    public void Of_AYearWithBillsAndHolidays_IsLessOffThanTheMean()
    {
        var (byHour, byDay) = (OfAYear.Value.ByHour, OfAYear.Value.ByDay);

        Assert.True(byHour.RegressionIsBetter && byDay.RegressionIsBetter);
        Assert.True(byHour.Regression < 0.85 * byHour.Mean, $"{byHour}");
        Assert.True(byDay.Regression < 0.5 * byDay.Mean, $"{byDay}");
    }

    /// <summary>The year is known, so what is told can be held against the rate itself, not only its noise.</summary>
    [Fact]
    public void Of_AYear_TellsBillingDaysAndHolidays()
    {
        foreach (var day in OfAYear.Value.Regression.GroupBy(h => h.Day).Where(d => d.Key.Day is 7 or 25))
        {
            var rate = day.Sum(h => SyntheticYear.Rate(h.Day, h.Hour));
            Assert.InRange(day.Sum(h => h.Count), 0.8 * rate, 1.2 * rate);
        }
        Assert.Equal(31 * 24, OfAYear.Value.Regression.Count);
        Assert.Equal(
            OfAYear.Value.Mean.Select(h => (h.Day, h.Hour)), OfAYear.Value.Regression.Select(h => (h.Day, h.Hour)));
    }

    [Fact]
    public void Of_FewWeeks_StillTellsBoth()
    {
        var end = SyntheticYear.First.AddDays(Forecast.FewestDays + 1);
        var forecast = Forecast.Of(
            HourlyCounts.Of(SyntheticYear.Counts(Forecast.FewestDays + 1), end), [end]);
        Assert.Equal(24, forecast.Regression.Count);
        Assert.All(forecast.Regression.Concat(forecast.Mean), h => Assert.InRange(h.Count, 0, 200));
    }

    [Fact]
    public void Counts_FirstDayAndHoursWithoutAny_AreLeftOutAndNought()
    {
        var counts = HourlyCounts.Of(
            new Dictionary<DateTime, int> { [new(2026, 1, 1, 15, 0, 0)] = 4, [new(2026, 1, 3, 9, 0, 0)] = 7 },
            new(2026, 1, 5));

        Assert.Equal((new DateOnly(2026, 1, 2), 3), (counts.First, counts.Days));
        Assert.Equal((0, 7, 0), (counts[new(2026, 1, 2), 9], counts[new(2026, 1, 3), 9], counts[new(2026, 1, 4), 9]));
        Assert.Equal(1, counts.Without(2).Days);
    }

    [Fact]
    public void Counts_OfNothing_AreOfNoDay() =>
        Assert.Equal(0, HourlyCounts.Of(new Dictionary<DateTime, int>(), End).Days);
}
