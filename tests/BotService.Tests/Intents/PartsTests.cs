using System.Text;
using BotService.Engine.Intents;

namespace BotService.Tests.Intents;

/// <summary>No part of the recogniser is dead weight: without any one of them the right entries of our own questions are found less surely.</summary>
public class PartsTests
{
    private static readonly (string Entry, string Text)[] Questions = [.. Lines().Select(l => l.Split('\t')).Select(l => (l[0], l[1]))];

    private static readonly (int First, double Sure) All = Understood(RecognizerParts.All);

    [Fact]
    public void AllParts_OwnQuestions_AreMostlyUnderstood() => Assert.InRange((double)All.First / Questions.Length, 0.88, 1);

    [Theory]
    [InlineData((int)RecognizerParts.Classifier)]
    [InlineData((int)RecognizerParts.Retrieval)]
    [InlineData((int)RecognizerParts.Sounds)]
    public void OnePartLess_OwnQuestions_AreUnderstoodLess(int part)
    {
        var (first, sure) = Understood(RecognizerParts.All & ~(RecognizerParts)part);
        Assert.InRange(first, 0, All.First);
        Assert.InRange(sure, 0, All.Sure - 0.25);
    }

    /// <returns>How many have the right entry first and are not refused, and the summed probability that was given to right entries.</returns>
    private static (int First, double Sure) Understood(RecognizerParts parts)
    {
        var (knowledge, outOfScope) = (RepositoryRecognizerTests.Loaded.Knowledge, RepositoryRecognizerTests.Loaded.Script.OutOfScope);
        var recognizer = Recognizer.Train(knowledge, outOfScope, new RecognizerOptions { Parts = parts });
        var found = Questions.Select(q => (q.Entry, Recognition: recognizer.Recognize(q.Text, RecognitionContext.None))).ToArray();
        return (
            found.Count(f => f.Recognition.Outcome != Outcome.OutOfScope && f.Recognition.Candidates[0].Entry == f.Entry),
            found.Sum(f => f.Recognition.Candidates.Where(c => c.Entry == f.Entry).Sum(c => c.Score)));
    }

    private static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(typeof(PartsTests).Assembly.GetManifestResourceStream("own-questions.txt")!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
