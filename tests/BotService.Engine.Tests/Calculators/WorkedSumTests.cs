using BotService.Engine.Calculators;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;
using static BotService.Tests.Calculators.Sums;

namespace BotService.Tests.Calculators;

/// <summary>The examples worked in the sources, what a sheet must show, and what holds for every sum.</summary>
public sealed class WorkedSumTests
{
    [Fact]
    public void Electricity_EightHundredUnitsInTwoMonths_IsWhatTheSourceWorkedOut() =>
        Assert.Equal(1814.6m, Total(Electricity, $"use=home months=two season=other kwh=800"));

    [Fact]
    public void Water_FortyUnitsInTwoMonths_IsWhatTheSourceWorkedOut() =>
        Assert.Equal(407.4m, Total(Water, $"meter=20 months=two water=40"));

    [Theory]
    [InlineData("lighting", 7, "0")]
    [InlineData("lighting", 8, "18")]
    [InlineData("lighting", 15, "36")]
    [InlineData("other", 2, "0")]
    [InlineData("other", 3, "18")]
    public void Late_EighteenHundred_FollowsThePage(string supply, int days, string charge) =>
        Assert.Equal(charge, $"{Total(Late, $"supply={supply} bill=1800 days-late={days}"):0.##}");

    [Fact]
    public void Working_EightHundredUnits_ShowsEachStepWithItsNumbers()
    {
        var sheet = Of(Electricity, "use=home months=two season=other kwh=800").Sheet!;
        var lines = sheet.Parts.Single(p => p.Kind == PartKind.Working).Items;
        string[] formulas =
            ["240 度 × 1.78 元 = 427.2 元", "420 度 × 2.26 元 = 949.2 元", "140 度 × 3.13 元 = 438.2 元", "合計 = 1,814.6 元"];
        foreach (var formula in formulas) Assert.Single(lines, l => l.Text.EndsWith(formula, StringComparison.Ordinal));
        var tariff = Assert.Single(lines, l => l.Id == "taipower.lighting-home");
        Assert.Equal(FactStatus.Reported, tariff.Status);
        Assert.NotNull(tariff.Mark);
        Assert.Contains("2025-10-01", tariff.Text, StringComparison.Ordinal);
        Assert.Equal(["price114", "price-udn", "price-ltn"], tariff.SourceNumbers.Select(n => sheet.Sources[n - 1].Id));
        Assert.Contains(sheet.Contact, sheet.Reservation!, StringComparison.Ordinal);
        Assert.Contains(sheet.Parts, p => p.Kind == PartKind.Warnings && p.Items.Any(i => i.Id == "not-included"));
    }

    [Fact]
    public void Working_BillInTwoSeasons_SaysThatDividingByDaysIsOpen()
    {
        var lines = Of(Electricity,
            "use=home months=two season=mixed summer-days=30 other-days=31 kwh=800").Sheet!.Parts.Single(p => p.Kind == PartKind.Working).Items;
        Assert.Equal(3, lines.Count(l => l.Status == FactStatus.Open && l.Mark is not null));
    }

    [Fact]
    public void Working_WaterTwoWeeksLateAndMore_IsAsSureAsItsRule()
    {
        var lines = Of(WaterLate, "bill=600 days-late=15").Sheet!.Parts.Single(p => p.Kind == PartKind.Working).Items;
        Assert.Equal(FactStatus.Confirmed, lines[0].Status);
        Assert.Contains(lines, l => l.SourceNumbers.Count > 0);
    }

    [Fact]
    public void EveryExample_InBothLocales_LeavesNoPlaceholder()
    {
        foreach (var entry in Shipped.Knowledge.Knowledge.Entries.Values.Where(e => e.Kind == EntryKind.Calculator))
            foreach (var example in entry.Examples)
                foreach (var locale in new[] { "zh-TW", "en" })
                {
                    var result = Set.Calculate(entry.Id, example.Inputs, locale, example.Day)!;
                    Assert.Equal(example.Total, result.Total);
                    var texts = result.Sheet!.Parts.SelectMany(p => p.Items).SelectMany(i => i.Details.Append(i.Text))
                        .Concat(result.Sheet.Case.SelectMany(c => new[] { c.Question, c.Answer })).Append(result.Text)
                        .Append(result.Sheet.Reservation!);
                    Assert.All(texts, t => Assert.Equal(-1, t.AsSpan().IndexOfAny('{', '}')));
                    Assert.All(result.Sheet.Parts.SelectMany(p => p.Items).SelectMany(i => i.SourceNumbers),
                        n => Assert.InRange(n, 1, result.Sheet.Sources.Count));
                    Assert.Equal(
                        result.Sheet.Parts[^1].Items.Count, result.Sheet.Parts[^1].Items.DistinctBy(i => i.Id).Count());
                }
    }

    [Theory]
    [InlineData("home", "summer")]
    [InlineData("home", "other")]
    [InlineData("shop", "summer")]
    [InlineData("shop", "mixed summer-days=20 other-days=40")]
    public void Electricity_MoreUnits_NeverCostLess_AndTwoMonthsAreTheStepsDoubled(string use, string season)
    {
        var before = 0m;
        for (var kwh = 0; kwh <= 4000; kwh += 37)
        {
            var one = Total(Electricity, $"use={use} months=one season={season} kwh={kwh}");
            Assert.True(one >= before);
            var two = Total(Electricity, $"use={use} months=two season={season} kwh={2 * kwh}");
            Assert.InRange(two - (2 * one), -0.02m, 0.02m);
            before = one;
        }
    }

    [Theory]
    [InlineData("one", 100)]
    [InlineData("two", 200)]
    public void Electricity_NothingUsed_IsTheMinimum(string months, int minimum) =>
        Assert.Equal(minimum, Total(Electricity, $"use=home months={months} season=summer kwh=0"));

    [Fact]
    public void Water_NothingUsed_IsTheBasicCharge() =>
        Assert.Equal(71.4m, Total(Water, $"meter=20 months=two water=0"));

    [Fact]
    public void Water_MoreUnits_NeverCostLess()
    {
        for (var units = 1; units < 400; units++)
            Assert.True(Total(Water, $"meter=20 months=two water={units}") > Total(
                Water, $"meter=20 months=two water={units - 1}"));
    }

    [Fact]
    public void Calculate_SameInputs_GivesTheSame() => Assert.Equal(
        Of(Electricity, "use=shop months=one season=summer kwh=555").Sheet!.Parts[0].Items.Select(i => i.Text),
        Of(Electricity, "use=shop months=one season=summer kwh=555").Sheet!.Parts[0].Items.Select(i => i.Text));
}
