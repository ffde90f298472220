using BotService.Engine.Retrieval;

namespace BotService.Tests.Retrieval;

public class UtteranceIndexTests
{
    [Fact]
    public void Score_SeveralUtterancesOfAnEntry_TakesTheNearest()
    {
        SparseVector[] utterances = [new([0], [1]), new([1], [1]), new([0, 1], [0.6f, 0.8f])];
        var index = UtteranceIndex.Build(utterances, [0, 1, 0], features: 2);
        var nearest = new float[2];
        index.Score([1], [1], new float[index.Count], nearest);
        Assert.Equal([0.8f, 1], nearest);
    }

    [Fact]
    public void Build_UtterancesOfNoEntry_AreLeftOut() =>
        Assert.Equal(1, UtteranceIndex.Build([new([0], [1]), new([0], [1])], [-1, 0], features: 1).Count);
}
