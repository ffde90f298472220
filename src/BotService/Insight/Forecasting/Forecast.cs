namespace BotService.Insight.Forecasting;

/// <summary>
/// What the regression and the plain mean expect of the coming days, and how far each was off in the last weeks.
/// </summary>
internal sealed record Forecast(
    IReadOnlyList<ExpectedHour> Regression, IReadOnlyList<ExpectedHour> Mean, Errors ByHour, Errors ByDay)
{
    /// <summary>Whole days of counts that are needed; half of them show how good the forecast is.</summary>
    public const int FewestDays = 56;

    /// <summary>The last days, which are told by models that were not shown them.</summary>
    public const int DaysJudged = 28;

    /// <param name="counts">Of <see cref="FewestDays"/> or more.</param>
    public static Forecast Of(HourlyCounts counts, IReadOnlyList<DateOnly> days)
    {
        var earlier = counts.Without(DaysJudged);
        DateOnly[] judged = [.. counts.EachDay.TakeLast(DaysJudged)];
        var (regression, mean) = (new PoissonDemand(earlier).Expect(judged), new WeekdayMean(earlier).Expect(judged));
        return new(
            new PoissonDemand(counts).Expect(days), new WeekdayMean(counts).Expect(days),
            new(OffByHour(regression), OffByHour(mean)), new(OffByDay(regression), OffByDay(mean)));

        double OffByHour(IReadOnlyList<ExpectedHour> told) =>
            told.Average(t => Math.Abs(t.Count - counts[t.Day, t.Hour]));
        double OffByDay(IReadOnlyList<ExpectedHour> told) =>
            told.GroupBy(t => t.Day).Average(d => Math.Abs(d.Sum(t => t.Count - counts[t.Day, t.Hour])));
    }
}

/// <summary>Mean absolute errors.</summary>
internal sealed record Errors(double Regression, double Mean)
{
    public bool RegressionIsBetter => Regression < Mean;
}
