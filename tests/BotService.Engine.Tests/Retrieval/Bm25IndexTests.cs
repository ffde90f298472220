using BotService.Engine.Retrieval;

namespace BotService.Tests.Retrieval;

public class Bm25IndexTests
{
    private static readonly FieldWeight[] Fields = [new(3, 0), new(1, 0.5)];

    [Fact]
    public void Score_TermInTheHeavierField_CountsMore()
    {
        var scores = Score([[[0], [1]], [[1], [0]]], terms: 2, query: [0]);
        Assert.True(scores[0] > scores[1]);
    }

    [Fact]
    public void Score_RareTerm_CountsMoreThanCommonOne()
    {
        int[][][] documents = [[[0, 1], []], [[0, 2], []], [[0, 3], []]];
        Assert.True(Score(documents, 4, [1])[0] > Score(documents, 4, [0, 1])[1]);
    }

    [Fact]
    public void Score_UnknownWords_LowerTheScore()
    {
        int[][][] documents = [[[0], []], [[1], []]];
        Assert.True(Score(documents, 2, [0])[0] > Score(documents, 2, [0], unknown: 2)[0]);
    }

    [Fact]
    public void Score_AnyQuery_StaysBetweenNothingAndEverything()
    {
        int[][][] documents = [[[0, 0, 0, 1], [2, 2]], [[1], [0]]];
        Assert.All(Score(documents, 3, [0, 1, 2]), score => Assert.InRange(score, 0, 1));
    }

    [Fact]
    public void Score_EmptyQuery_IsNothing() => Assert.Equal([0, 0], Score([[[0], []], [[1], []]], 2, []));

    private static float[] Score(int[][][] documents, int terms, int[] query, float unknown = 0)
    {
        var scores = new float[documents.Length];
        Bm25Index.Build(documents, Fields, terms, _ => 1).Score(query, unknown, scores);
        return scores;
    }
}
