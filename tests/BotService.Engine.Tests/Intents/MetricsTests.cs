using BotService.Engine.Intents;

namespace BotService.Tests.Intents;

public class MetricsTests
{
    [Theory]
    [InlineData(new[] { 0.9, 0.8 }, new[] { 0.1, 0.2 }, 1)]
    [InlineData(new[] { 0.1 }, new[] { 0.9 }, 0)]
    [InlineData(new[] { 0.5 }, new[] { 0.5 }, 0.5)]
    [InlineData(new[] { 0.9, 0.3 }, new[] { 0.5 }, 0.5)]
    [InlineData(new double[0], new[] { 0.5 }, 0.5)]
    public void Auroc_TwoGroups_IsTheChanceThatAPositiveStandsAbove(
        double[] positives, double[] negatives, double expected) =>
        Assert.Equal(expected, Metrics.Auroc(positives, negatives), 6);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.99, 4)]
    [InlineData(1, 4)]
    public void Quantile_FourValues_TakesTheNearestRank(double share, double expected) =>
        Assert.Equal(expected, Metrics.Quantile([4, 1, 3, 2], share));
}
