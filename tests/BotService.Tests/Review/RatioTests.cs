using BotService.Review.Improvements;
using Quarter = BotService.Review.Improvements.Quarter;

namespace BotService.Tests.Review;

/// <summary>Against the worked examples of Newcombe (1998).</summary>
public sealed class RatioTests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Interval_IsWilsons(long hits, long of, double low, double high)
    {
        var interval = new Ratio(hits, of).Between;
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0)]
    public void Difference_IsNewcombes(long hits, long of, long before, long ofBefore, double low, double high)
    {
        var interval = new Ratio(hits, of).Less(new Ratio(before, ofBefore));
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void Interval_OfNone_SaysNothing() => Assert.Equal(new Between(0, 1), new Ratio(0, 0).Between);

    [Theory]
    [InlineData(60, 100, 40, 100, EffectJudgement.Worse)]
    [InlineData(20, 100, 40, 100, EffectJudgement.Better)]
    [InlineData(38, 100, 40, 100, EffectJudgement.NoDifference)]
    [InlineData(0, 29, 29, 100, EffectJudgement.TooFew)]
    [InlineData(0, 0, 0, 0, EffectJudgement.TooFew)]
    public void Verdict_OnMisses_IsTheIntervals(long missed, long asked, long before, long askedBefore, EffectJudgement verdict) =>
        Assert.Equal(verdict, new Compared(Missed(before, askedBefore), Missed(missed, asked)).Judge(Aim.Missed));

    [Fact]
    public void Verdict_OnRatings_IsTheOtherWayRound()
    {
        var (good, bad) = (Scored(90), Scored(50));
        Assert.Equal(EffectJudgement.Better, new Compared(bad, good).Judge(Aim.Satisfied));
        Assert.Equal(EffectJudgement.Worse, new Compared(good, bad).Judge(Aim.Satisfied));
    }

    [Theory]
    [InlineData("2026Q4", "2026-10-01", "2026-12-31")]
    [InlineData("2028q1", "2028-01-01", "2028-03-31")]
    public void Quarter_IsThreeMonths(string text, string first, string last)
    {
        var quarter = Quarter.Find(text)!.Value;
        Assert.Equal((DateOnly.Parse(first, null), DateOnly.Parse(last, null)), (quarter.First, quarter.Last));
        Assert.Equal(quarter, quarter.Next.Before);
        Assert.Equal(quarter, Quarter.Of(quarter.Last));
    }

    [Theory]
    [InlineData("2026Q5")]
    [InlineData("Q4")]
    [InlineData("99999")]
    [InlineData(null)]
    public void Quarter_OfNoQuarter_IsNone(string? text) => Assert.Null(Quarter.Find(text));

    private static OutcomeSums Missed(long missed, long asked) => OutcomeSums.None with { Missed = missed, Answered = asked - missed };

    private static OutcomeSums Scored(long good) => OutcomeSums.None with { Scores = [100 - good, 0, 0, 0, good] };
}
