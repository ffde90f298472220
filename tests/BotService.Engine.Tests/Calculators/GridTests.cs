using BotService.Engine.Cases;
using static BotService.Tests.Calculators.Sums;

namespace BotService.Tests.Calculators;

/// <summary>Each calculator against the second sum, over a grid that steps over every boundary.</summary>
public sealed class GridTests
{
    /// <summary>Around each boundary of one and of two months, and between.</summary>
    private static readonly int[] Kwh =
    [
        .. new[] { 120, 330, 500, 700, 1000, 1500, 3000 }.SelectMany(
            b => new[] { b - 1, b, b + 1, (2 * b) - 1, 2 * b, (2 * b) + 1 })
            .Concat(Enumerable.Range(0, 64)).Concat(Enumerable.Range(0, 60).Select(i => 149 * i)).Append(SecondSum.Most)
            .Distinct().Order(),
    ];

    [Theory]
    [InlineData("home")]
    [InlineData("shop")]
    public void Electricity_EverySeasonPhaseAndPeriod_AgreesWithTheSecondSum(string use)
    {
        var cases = 0;
        foreach (var months in new[] { 1, 2 })
            foreach (var phase in new[] { "single", "three" })
                foreach (var (season, days) in new[]
                {
                    ("summer", (1, 0)), ("other", (0, 1)), ("mixed summer-days=30 other-days=31", (30, 31)),
                    ("mixed summer-days=1 other-days=59", (1, 59)), ("mixed summer-days=47 other-days=13", (47, 13))
                })
                    foreach (var kwh in Kwh)
                    {
                        var expected = SecondSum.Electricity(
                            use == "shop", phase == "three", months, kwh, days.Item1, days.Item2);
                        Assert.Equal(
                            expected, Total(
                                Electricity,
                                $"use={use} months={(months == 2 ? "two" : "one")} season={season} kwh={kwh} phase={phase}"));
                        cases++;
                    }
        Assert.True(cases > 2500, $"{cases} cases");
    }

    [Fact]
    public void Electricity_EveryPeriodOfAYear_DividesByItsDays()
    {
        for (var start = new DateOnly(2025, 10, 1); start < new DateOnly(2026, 10, 1); start = start.AddDays(3))
        {
            foreach (var length in new[] { 28, 31, 61, 66 })
            {
                var days = Enumerable.Range(0, length).Select(start.AddDays).ToList();
                var summer = days.Count(d => d.Month is 6 or 7 or 8 or 9);
                Assert.Equal(
                    SecondSum.Electricity(false, false, 2, 777, summer, length - summer),
                    Total(Electricity,
                        $"use=home months=two season=dates from={start:yyyy-MM-dd} to={days[^1]:yyyy-MM-dd} kwh=777"));
            }
        }
    }

    [Theory]
    [InlineData("home", "summer")]
    [InlineData("home", "other")]
    [InlineData("shop", "summer")]
    [InlineData("shop", "other")]
    public void Compare_EverySplit_GivesAllPlansAndTheCheapest(string use, string season)
    {
        int[] some = [0, 1, 50, 333, 800, 1999, 2500];
        foreach (var peak in season == "summer" ? some : [0])
            foreach (var semi in some)
                foreach (var off in some.Append(2000).Append(2001))
                {
                    var summer = season == "summer";
                    decimal[] plans =
                    [
                        SecondSum.Electricity(
                            use == "shop", false, 1, peak + semi + off, summer ? 1 : 0, summer ? 0 : 1),
                        SecondSum.TwoStage(summer, peak, semi, off), SecondSum.ThreeStage(summer, peak, semi, off),
                    ];
                    var given = summer ? $"peak={peak} " : "";
                    var result = Of(Compare, $"use={use} season={season} {given}semi-peak={semi} off-peak={off}");
                    Assert.Equal(plans.Min(), result.Total);
                    var lines = result.Sheet!.Parts.Single(p => p.Kind == PartKind.Working).Items.Select(i => i.Text);
                    Assert.Equal(
                        plans.Select(p => $"這個方案每月 {p:#,##0.####} 元"),
                        lines.Where(l => l.StartsWith("這個方案", StringComparison.Ordinal)));
                }
    }

    [Theory]
    [InlineData("supply=lighting ", Late, 8)]
    [InlineData("supply=other ", Late, 3)]
    [InlineData("", WaterLate, 8)]
    public void Late_EveryDayAndAmount_AgreesWithTheSecondSum(string supply, string id, int firstDay)
    {
        for (var days = 0; days <= 70; days++)
            foreach (var bill in new[]
            {
                1m, 99.99m, 100, 250, 251, 499.5m, 500, 501, 1234.56m, 1800, 98765, 100_000_000
            })
                Assert.Equal(SecondSum.Late(bill, days, firstDay), Total(id, $"{supply}bill={bill} days-late={days}"));
    }

    [Fact]
    public void Water_EverySizeAndUse_AgreesWithTheSecondSum()
    {
        (int Size, decimal Month)[] basic =
        [
            (13, 17.85m), (20, 35.7m), (25, 66.15m), (40, 196.35m), (50, 357m), (75, 963.9m), (100, 1909.95m),
            (150, 5301.45m), (200, 10531.5m),
            (250, 18599.7m), (300, 29184.75m), (350, 41626.2m), (400, 58119.6m),
        ];
        foreach (var (size, month) in basic)
            foreach (var months in size == 400 ? [1] : new[] { 1, 2 })
                foreach (var units in Enumerable.Range(0, 130).Append(500).Append(SecondSum.Most))
                    Assert.Equal(
                        (month * months) + SecondSum.Water(months, units),
                        Total(Water, $"meter={size} months={(months == 2 ? "two" : "one")} water={units}"));
    }
}
