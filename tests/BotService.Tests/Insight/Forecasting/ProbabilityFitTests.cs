using BotService.Engine.Intents;
using BotService.Insight.Forecasting;

namespace BotService.Tests.Insight.Forecasting;

public sealed class ProbabilityFitTests
{
    [Theory]
    [InlineData(1.4, 1.2)]
    [InlineData(0.6, -0.5)]
    public void Of_AnswersOfAKnownMap_FindsIt(double slope, double offset)
    {
        var truth = new ProbabilityMap(slope, offset);
        var chance = new Dice(7);
        var answers = Enumerable.Range(0, 4000).Select(_ => chance.Next())
            .Select(score => (score, chance.Next() < truth.Of(score))).ToArray();

        var found = ProbabilityFit.Of(answers);

        Assert.Equal(slope, found.Slope, 0.15);
        Assert.Equal(offset, found.Offset, 0.15);
    }
}
