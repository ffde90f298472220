using BotService.Engine.Intents;
using BotService.Engine.Retrieval;

namespace BotService.Tests.Intents;

public class LinearTrainerTests
{
    private static readonly SparseVector[] Texts =
        [new([0, 3], [0.9f, 0.4f]), new([0, 4], [0.9f, 0.4f]), new([1, 3], [0.9f, 0.4f]), new([1, 4], [0.9f, 0.4f]),
            new([2], [1])];

    private static readonly int[] Labels = [0, 0, 1, 1, -1];

    private static readonly int[][] Open = [.. Texts.Select(_ => Array.Empty<int>())];

    [Fact]
    public void Train_TextOpenToAnotherClass_IsNoExampleAgainstIt()
    {
        float Other(int[][] open)
        {
            var margins = new float[2];
            new LinearTrainer().Train(Texts, Labels, open, features: 5, classes: 2)
                .Score(Texts[0].Indices, Texts[0].Values, margins);
            return margins[1 - Labels[0]];
        }

        Assert.True(Other([[1 - Labels[0]], .. Open.Skip(1)]) > Other(Open));
    }

    [Fact]
    public void Train_SeparableTexts_GivesEachClassAPositiveMarginAndOthersNegative()
    {
        var classifier = new LinearTrainer(Cost: 10).Train(Texts, Labels, Open, features: 5, classes: 2);
        var margins = new float[2];
        for (var i = 0; i < Texts.Length; i++)
        {
            classifier.Score(Texts[i].Indices, Texts[i].Values, margins);
            for (var k = 0; k < 2; k++) Assert.Equal(Labels[i] == k, margins[k] > 0);
        }
    }

    [Fact]
    public void Train_FeatureThatSaysNothing_WeighsLessThanOneThatSaysAll()
    {
        var classifier = new LinearTrainer().Train(Texts, Labels, Open, features: 5, classes: 2);
        Assert.True(Math.Abs(classifier.Weights(3)[0]) < classifier.Weights(0)[0] / 4);
    }

    [Fact]
    public void Train_NoTexts_IsIndifferent()
    {
        var margins = new float[2];
        new LinearTrainer().Train([], [], [], features: 3, classes: 2).Score([1], [1], margins);
        Assert.Equal([0, 0], margins);
    }
}
