using BotService.Engine.Intents;

namespace BotService.Tests.Intents;

public class LogisticRegressionTests
{
    [Fact]
    public void Fit_HalfAndHalf_GivesTheSharesBack()
    {
        double[][] examples = [[0], [0], [0], [0], [1], [1], [1], [1]];
        bool[] labels = [true, false, false, false, true, true, true, false];
        var fitted = LogisticRegression.Fit(examples, labels, [.. examples.Select(_ => 1.0)]);
        Assert.Equal(0.25, fitted.Probability([0], 0), 2);
        Assert.Equal(0.75, fitted.Probability([1], 0), 2);
    }

    [Fact]
    public void Fit_PerfectlySeparated_StaysFinite()
    {
        var fitted = LogisticRegression.Fit([[0], [1]], [false, true], [0.5, 0.5]);
        Assert.InRange(fitted.Probability([1], 0), 0.6, 0.9999999);
    }
}
