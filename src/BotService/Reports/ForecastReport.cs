using System.Globalization;
using BotService.Hosting;
using BotService.Insight.Forecasting;
using BotService.Storage;
using Dapper;

namespace BotService.Reports;

/// <summary>How many turns are to be expected on the days of the period, learnt from those before it.</summary>
internal sealed class ForecastReport(bool byHour) : IReport
{
    /// <summary>A year and a month: every season once, and nothing much older than that.</summary>
    private const int DaysLearnt = 400;

    // Properties, not a constructor: of counted columns without rows SQLite names no type that a
    // constructor could be found by.
    private sealed class Row
    {
        public DateTimeOffset Hour { get; init; }
        public long Turns { get; init; }
    }

    public string Name => "forecast";

    public string About => Description;

    public const string Description =
        "How many turns to expect on the coming days, by regression and by plain mean, and how far each was off.";

    public async Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel)
    {
        var counts = await CountAsync(database, period.From, cancel);
        string[] when = byHour ? ["day", "hour"] : ["day"];
        string[] columns = [.. when, "regression", "mean", "regression off by", "mean off by", "trust"];
        if (counts.Days < Forecast.FewestDays)
            return new(columns, [],
                $"{Forecast.FewestDays} whole days of counts are needed, and there are {counts.Days}"
                + (counts.Days > 0 ? $", from {counts.First:yyyy-MM-dd} on." : "."));

        DateOnly[] days =
            [.. Enumerable.Range(0, period.To.DayNumber - period.From.DayNumber + 1).Select(period.From.AddDays)];
        var forecast = Forecast.Of(counts, days);
        var errors = byHour ? forecast.ByHour : forecast.ByDay;
        var trust = errors.RegressionIsBetter ? "regression" : "mean";
        var both = forecast.Regression
            .Zip(forecast.Mean, (r, m) => (r.Day, r.Hour, Regression: r.Count, Mean: m.Count));
        IReadOnlyList<string?> Cells(string[] at, double regression, double mean) =>
            [.. at, Decimal(regression), Decimal(mean), Decimal(errors.Regression), Decimal(errors.Mean), trust];
        return new(
            columns,
            byHour
                ? [.. both.Select(b => Cells([Cell.Day(b.Day), Cell.Number(b.Hour)], b.Regression, b.Mean))]
                : [.. both.GroupBy(b => b.Day)
                    .Select(d => Cells([Cell.Day(d.Key)], d.Sum(h => h.Regression), d.Sum(h => h.Mean)))],
            FormattableString.Invariant(
                $"turns, learnt from {counts.Days} days from {counts.First:yyyy-MM-dd} on. ")
            + FormattableString.Invariant(
                $"Not shown the last {Forecast.DaysJudged} days, the regression was off by {errors.Regression:0.00} ")
            + FormattableString.Invariant(
                $"{(byHour ? "an hour" : "a day")} and the mean by {errors.Mean:0.00}: trust the {trust}"));
    }

    private static async Task<HourlyCounts> CountAsync(Database database, DateOnly end, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async connection => (await connection.QueryAsync<Row>(
                $"""
                select {database.HourOf("at")} as hour, count(*) as turns from turns
                where at >= @FromUtc and at < @ToUtc group by 1
                """,
                new ReportPeriod(end.AddDays(-DaysLearnt), end.AddDays(-1)))).AsList(),
            cancel);
        return HourlyCounts.Of(rows.ToDictionary(r => Taiwan.Local(r.Hour).DateTime, r => (int)r.Turns), end);
    }

    private static string Decimal(double number) => number.ToString("0.0#", CultureInfo.InvariantCulture);
}
