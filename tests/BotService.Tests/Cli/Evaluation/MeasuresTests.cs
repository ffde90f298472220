using BotService.Cli.Evaluation;

namespace BotService.Tests.Cli.Evaluation;

public class MeasuresTests
{
    /// <summary>Against values from Wilson's formula worked out by hand.</summary>
    [Theory]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(413, 469, 0.8480, 0.9070)]
    [InlineData(0, 0, 0, 1)]
    public void Wilson_Share_LiesWithin(int hits, int of, double low, double high)
    {
        var interval = Interval.Wilson(hits, of);
        Assert.Equal(low, interval.Low, 0.0006);
        Assert.Equal(high, interval.High, 0.0006);
    }

    [Fact]
    public void Reliability_ProbabilitiesThatMeanWhatTheySay_HaveNoError()
    {
        var firsts = Enumerable.Range(0, 100).Select(i => (0.75, i < 75)).ToArray();
        Assert.Equal(0, Reliability.Of(firsts).Ece);
    }

    [Fact]
    public void Reliability_Overconfidence_IsTheDistance()
    {
        var reliability =
            Reliability.Of([(0.95, true), (0.95, false), (0.15, false), (0.15, false), (1, true), (1, true)]);
        Assert.Equal([(0.1, 2), (0.9, 4)], reliability.Bins.Select(b => (b.From, b.N)));
        Assert.Equal((2 * 0.15 + 4 * (0.975 - 0.75)) / 6, reliability.Ece, 3);
    }

    [Fact]
    public void Reliability_Nothing_IsNoError() => Assert.Equal(0, Reliability.Of(Array.Empty<Finding>()).Ece);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(5, 5, 1)]
    [InlineData(10, 0, 0.00195)]
    [InlineData(8, 2, 0.1094)]
    public void SignTest_UnevenChange_IsImprobable(int better, int worse, double p) =>
        Assert.Equal(p, RunDifference.SignTest(better, worse), 0.0001);
}
