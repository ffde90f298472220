using BotService.Engine.Calculators;
using static BotService.Tests.Calculators.Sums;

namespace BotService.Tests.Calculators;

/// <summary>Whatever is typed into a field, the outcome is a sum or a named problem in words.</summary>
public sealed class BadInputTests
{
    private static readonly string[] Hostile =
    [
        "", " ", "abc", "-1", "-0.5", "NaN", "Infinity", "-∞", "1e12", "10^12", "1000000000000",
        "99999999999999999999999999999999999", "0.5", "12.345", "1,2,3", "1 000",
        "0x10", "８００", "八百", "<script>", "{kwh}", "'; DROP TABLE x; --", "\0", "\uD83D", "2026-02-30", "0001-01-01",
        "9999-12-31", new string('9', 10_000), new string('電', 10_000),
    ];

    private static readonly Dictionary<string, string> Good = new()
    {
        [Electricity] = "use=home months=two season=other kwh=800",
        [Compare] = "use=home season=summer peak=100 semi-peak=200 off-peak=300",
        [Late] = "supply=lighting bill=1800 days-late=10",
        [Water] = "meter=20 months=two water=40",
        [WaterLate] = "bill=600 days-late=10",
    };

    public static TheoryData<string> Ids => [.. Good.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryField_WhateverIsTyped_GivesASumOrAProblemOfThatField(string id)
    {
        foreach (var field in Set.Form(id, "zh-TW")!.Fields)
            foreach (var text in Hostile)
                foreach (var locale in new[] { "zh-TW", "en" })
                {
                    var inputs = Inputs(Good[id]);
                    inputs[field.Id] = text;
                    var result = Set.Calculate(id, inputs, locale, Today)!;
                    Assert.False(string.IsNullOrWhiteSpace(result.Text));
                    Assert.Equal(
                        result.Outcome == CalculationOutcome.Done,
                        result.Sheet is not null && result.Total is not null);
                    Assert.Equal(result.Outcome == CalculationOutcome.Invalid, result.Problems.Count > 0);
                    // Text typed by strangers never comes back.
                    Assert.All(result.Problems, p => Assert.Equal(-1, p.Text.AsSpan().IndexOfAny("{}<>\0")));
                    if (result.Outcome == CalculationOutcome.Invalid && field.Id != "season")
                        Assert.All(result.Problems, p => Assert.Equal(field.Id, p.Field));
                }
    }

    [Theory]
    [InlineData("-1", "too-small")]
    [InlineData("1000000000000", "too-large")]
    [InlineData("99999999999999999999999999999999999", "too-large")]
    [InlineData("800.5", "not-whole")]
    [InlineData("NaN", "not-a-number")]
    [InlineData("1e12", "not-a-number")]
    [InlineData("abc", "not-a-number")]
    [InlineData("", "missing")]
    public void Units_ThatAreNone_SayWhy(string kwh, string word)
    {
        var problem = Assert.Single(Of(Electricity, $"use=home months=two season=other kwh={kwh}", "en").Problems);
        var says = word switch
        {
            "too-small" =>
                "cannot be less than 0", "too-large" => "cannot be more than 1,000,000", "not-whole" => "whole number", "missing" => "fill in", _ => "must be a number",
        };
        Assert.Contains(says, problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,200", 1200)]
    [InlineData("１２００", 1200)]
    [InlineData(" 1200 ", 1200)]
    public void Units_TypedInOrdinaryWays_AreRead(string kwh, int units)
    {
        var inputs = Inputs("use=home months=two season=other");
        inputs["kwh"] = kwh;
        Assert.Equal(
            Total(Electricity, $"use=home months=two season=other kwh={units}"),
            Set.Calculate(Electricity, inputs, "en", Today)!.Total);
    }

    [Fact]
    public void Peak_OutsideSummer_IsAProblemAndNotLeftOutSilently() =>
        Assert.Equal(
            "peak", Assert.Single(Of(Compare, "use=home season=other peak=50 semi-peak=1 off-peak=1").Problems).Field);

    [Fact]
    public void Everything_LeftOut_NamesEveryFieldThatIsNeeded() =>
        Assert.Equal(["use", "months", "season", "kwh"], Of(Electricity, "").Problems.Select(p => p.Field));

    [Fact]
    public void LargestMeter_ForTwoMonths_SaysThatTheChargeWasNotFound() =>
        Assert.Equal("meter", Assert.Single(Of(Water, "meter=400 months=two water=10").Problems).Field);

    [Theory]
    [InlineData("from=2026-07-01 to=2026-06-01")]
    [InlineData("from=2026-01-01 to=2026-07-01")]
    public void Period_TheWrongWayRoundOrTooLong_IsAProblem(string period) =>
        Assert.Equal(
            "to", Assert.Single(Of(Electricity, $"use=home months=two season=dates {period} kwh=1").Problems).Field);

    [Fact]
    public void Calculator_Unknown_IsNull()
    {
        Assert.Null(Set.Calculate("taipower.nothing", new Dictionary<string, string>(), "en", Today));
        Assert.Null(Set.Form("taipower.nothing", "en"));
    }

    [Theory]
    [InlineData(Electricity, "use=home months=two season=other kwh=800 day=2025-09-30", "2025-10-01")]
    [InlineData(Electricity, "use=home months=two season=dates from=2025-09-01 to=2025-10-31 kwh=800", "2025-10-01")]
    [InlineData(Compare, "use=home season=other semi-peak=1 off-peak=1 day=2025-01-01", "2025-10-01")]
    [InlineData(Late, "supply=other bill=100 days-late=9 day=2000-01-01", "2024-03-18")]
    [InlineData(Water, "meter=20 months=one water=10 day=2025-12-08", "2025-12-09")]
    [InlineData(WaterLate, "bill=100 days-late=9 day=2026-01-31", "2026-02-01")]
    public void Day_WithoutATariff_SaysFromWhenItIsKnownAndWhoConfirms(string id, string inputs, string known)
    {
        foreach (var locale in new[] { "zh-TW", "en" })
        {
            var result = Of(id, inputs, locale);
            Assert.Equal((CalculationOutcome.NoTariff, null), (result.Outcome, result.Total));
            Assert.Contains(known, result.Text, StringComparison.Ordinal);
            Assert.Contains(
                id.StartsWith("twc", StringComparison.Ordinal) ? "1910" : "1911", result.Text,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2028-01-01")]
    public void Day_TooFarAhead_IsAProblem(string day) =>
        Assert.Equal("day", Assert.Single(Of(Water, $"meter=20 months=one water=10 day={day}").Problems).Field);
}
