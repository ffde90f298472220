using System.Text;
using BotService.Engine.Intents;

namespace BotService.Tests.Intents;

/// <summary>No part of the recogniser is dead weight.</summary>
public class PartsTests
{
    private static readonly (string Entry, string Text)[] Questions =
        [.. Lines().Select(l => l.Split('\t')).Select(l => (l[0], l[1]))];

    private static readonly Recognizer Whole = Train(RecognizerParts.All);

    [Fact]
    public void AllParts_OwnQuestions_AreMostlyUnderstood() =>
        Assert.InRange((double)Understood(Whole) / Questions.Length, 0.88, 1);

    /// <summary>Asked are all utterances of the entries, each of a recogniser that was trained without it.</summary>
    [Theory]
    [InlineData((int)RecognizerParts.Classifier)]
    [InlineData((int)RecognizerParts.Retrieval)]
    public void OnePartLess_HeldBackUtterances_AreFoundLess(int part) =>
        Assert.InRange(
            Train(RecognizerParts.All & ~(RecognizerParts)part).HeldBackRight, 0, Whole.HeldBackRight - 0.005);

    /// <summary>Our own questions, for no utterance is typed by ear.</summary>
    [Fact]
    public void WithoutSounds_OwnQuestions_AreUnderstoodLess() =>
        Assert.InRange(Understood(Train(RecognizerParts.All & ~RecognizerParts.Sounds)), 0, Understood(Whole) - 3);

    private static Recognizer Train(RecognizerParts parts) => Recognizer.Train(
        RepositoryRecognizerTests.Loaded.Knowledge, RepositoryRecognizerTests.Loaded.Script.OutOfScope,
        new RecognizerOptions { Parts = parts });

    /// <returns>How many have the right entry first and are not refused.</returns>
    private static int Understood(Recognizer recognizer) => Questions.Count(q =>
        recognizer.Recognize(q.Text, RecognitionContext.None) is { Outcome: not Outcome.OutOfScope } found
        && found.Candidates[0].Entry == q.Entry);

    private static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(
            typeof(PartsTests).Assembly.GetManifestResourceStream("own-questions.txt")!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
