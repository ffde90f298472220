using BotService.Engine.Intents;

namespace BotService.Tests.Intents;

public class FusionTests
{
    [Fact]
    public void Fit_OneSignalAlwaysRight_LearnsToFollowIt()
    {
        // the margin favours the second, retrieval the first, which is right
        double[] misleading = [-1, 0.2, 0, 0, 1, 0.1, 0, 0];
        var fusion = Fusion.Fit([.. Enumerable.Repeat(((ReadOnlyMemory<double>)misleading, 0), 200)]);
        Assert.True(fusion.Shares(misleading)[0] > 0.5);
    }

    [Fact]
    public void Softmax_HugeUtilities_AddsUpToOne()
    {
        double[] shares = [1000, 999, -1000];
        Fusion.Softmax(shares);
        Assert.Equal(1, shares.Sum(), 9);
        Assert.True(shares[0] > shares[1]);
    }
}
