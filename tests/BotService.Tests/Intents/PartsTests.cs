using System.Text;
using BotService.Engine.Intents;

namespace BotService.Tests.Intents;

/// <summary>No part of the recogniser is dead weight: without any one of them fewer of our own questions are understood.</summary>
public class PartsTests
{
    private static readonly (string Entry, string Text)[] Questions = [.. Lines().Select(l => l.Split('\t')).Select(l => (l[0], l[1]))];

    private static readonly int All = Understood(RecognizerParts.All);

    [Fact]
    public void AllParts_OwnQuestions_AreMostlyUnderstood() => Assert.InRange((double)All / Questions.Length, 0.88, 1);

    [Theory]
    [InlineData((int)RecognizerParts.Classifier)]
    [InlineData((int)RecognizerParts.Retrieval)]
    [InlineData((int)RecognizerParts.Sounds)]
    public void OnePartLess_OwnQuestions_AreUnderstoodLess(int part) => Assert.InRange(Understood(RecognizerParts.All & ~(RecognizerParts)part), 0, All - 1);

    /// <returns>How many have the right entry first and are not refused.</returns>
    private static int Understood(RecognizerParts parts)
    {
        var (knowledge, outOfScope) = (RepositoryRecognizerTests.Loaded.Knowledge, RepositoryRecognizerTests.Loaded.Script.OutOfScope);
        var recognizer = Recognizer.Train(knowledge, outOfScope, new RecognizerOptions { Parts = parts });
        return Questions.Count(q => recognizer.Recognize(q.Text, RecognitionContext.None) is { Outcome: not Outcome.OutOfScope } r && r.Candidates[0].Entry == q.Entry);
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
