using System.Globalization;
using BotService.Cli;
using BotService.Reports;
using BotService.Tests.Conversations;
using BotService.Tests.Insight.Forecasting;
using Dapper;

namespace BotService.Tests.Reports;

/// <summary>The forecast out of a store with turns in it.</summary>
public sealed class ForecastReportTests
{
    private const int Days = 64;

    private static readonly DateOnly Today = SyntheticYear.First.AddDays(Days);
    private static readonly ReportPeriod Coming = new(Today, Today.AddDays(13));

    [Fact]
    public async Task Run_WeeksOfTurns_TellsEachDayWithBothErrors()
    {
        await using var host = await FilledAsync(Days);

        var table = await new ForecastReport(byHour: false).RunAsync(host.Database, Coming, default);

        Assert.Equal(["day", "regression", "mean", "regression off by", "mean off by", "trust"], table.Columns);
        Assert.Equal(14, table.Rows.Count);
        Assert.Equal(Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), table.Rows[0][0]);
        Assert.StartsWith($"turns, learnt from {Days - 1} days", table.Summary, StringComparison.Ordinal);
        var (regression, mean) = (Number(table.Rows[0][3]), Number(table.Rows[0][4]));
        Assert.Equal(regression < mean ? "regression" : "mean", table.Rows[0][5]);
        var output = new StringWriter();
        ReportPrinter.Write(table, csv: true, output);
        Assert.Equal(15, output.ToString().Trim().Split('\n').Length);
    }

    /// <summary>Noon in Taiwan is four o'clock in the store.</summary>
    [Fact]
    public async Task Run_ByHour_IsByTaiwansHour()
    {
        await using var host = await FilledAsync(Days);

        var table = await new ForecastReport(byHour: true).RunAsync(host.Database, Coming, default);

        Assert.Equal(14 * 24, table.Rows.Count);
        // Of the busiest day of a week, the busiest hour.
        var day = table.Rows.Take(24 * 7).GroupBy(r => r[0]).MaxBy(d => d.Sum(r => Number(r[3])))!;
        var busiest = int.Parse(day.MaxBy(r => Number(r[3]))![1]!, CultureInfo.InvariantCulture);
        Assert.InRange(busiest, 9, 13);
    }

    [Theory]
    [InlineData(0, "there are 0.")]
    [InlineData(20, "there are 19, from 2025-11-29 on.")]
    public async Task Run_TooFewDays_SaysWhatIsMissing(int days, string said)
    {
        await using var host = await FilledAsync(days);
        var end = SyntheticYear.First.AddDays(days);

        var table = await new ForecastReport(byHour: false).RunAsync(host.Database, new(end, end), default);

        Assert.Empty(table.Rows);
        Assert.Equal($"56 whole days of counts are needed, and {said}", table.Summary);
    }

    [Theory]
    [InlineData("--days 30 --by hour --csv", 0)]
    [InlineData("--by week", 1)]
    [InlineData("--days 0", 1)]
    public void Parse_OfTheVerb_RefusesWhatItDoesNotKnow(string line, int errors) =>
        Assert.Equal(errors, ForecastVerb.Create().Parse(line).Errors.Count);

    private static double Number(string? cell) => double.Parse(cell!, CultureInfo.InvariantCulture);

    /// <summary>Each hour's turns as rows, written by the database itself out of the counts.</summary>
    private static async Task<BotHost> FilledAsync(int days)
    {
        var host = await BotHost.StartAsync();
        if (days == 0) return host;
        var hours = SyntheticYear.Counts(days).Select(c => new
        {
            At = c.Key.AddHours(-8).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            Count = c.Value,
        });
        await host.Database.WriteAsync(
            db => db.Execute(
                """
                insert into turns
                  (conversation, activity_id, at, locale, kind, slots, rivals, outcome, release, milliseconds)
                with recursive n(i) as (select 1 union all select i + 1 from n where i < @Count)
                select 'c', 'a', @At, 'zh-TW', 'answer', '{}', '[]', 'matched', 'r', 1 from n where @Count > 0
                """,
                hours),
            default);
        return host;
    }
}
