using BotService.Engine.Intents;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Intents;

public sealed class ProbabilityMapTests
{
    private static readonly Recognizer Plain = Recognizer.Train(Small.Knowledge, Small.OutOfScope);

    private static readonly ProbabilityMap Bold = new(1.5, 3);

    [Fact]
    public void Of_AnyScore_RisesAndStaysBetweenNoughtAndOne()
    {
        var told = Enumerable.Range(0, 101).Select(i => Bold.Of(i / 100.0)).ToArray();
        Assert.Equal(told.Order(), told);
        Assert.All(told, p => Assert.InRange(p, 0, 1));
        Assert.Equal(0.3, ProbabilityMap.Identity.Of(0.3), 9);
    }

    /// <summary>Refused, asked back or told: a map changes what is said of an answer, never the answer.</summary>
    [Theory]
    [InlineData("過戶要帶什麼")]
    [InlineData("電費過戶要帶什麼")]
    [InlineData("bill")]
    [InlineData("帳單")]
    [InlineData("今天天氣如何")]
    public void Recognize_WithAMap_DecidesTheSameAndTellsOtherProbabilities(string text)
    {
        var mapped = Recognizer.Train(
            Small.Knowledge, Small.OutOfScope, known: Plain.Calibration with { Map = Bold });
        var (before, after) = (
            Plain.Recognize(text, RecognitionContext.None), mapped.Recognize(text, RecognitionContext.None));

        Assert.Equal((before.Outcome, before.Choices), (after.Outcome, after.Choices));
        Assert.Equal(
            before.Candidates.Select(c => (c.Entry, c.Score)), after.Candidates.Select(c => (c.Entry, c.Score)),
            (a, b) => a.Entry == b.Entry && Math.Abs(a.Score - b.Score) < 1e-6);
        Assert.All(after.Candidates, c => Assert.Equal(Bold.Of(c.Score), c.Probability, 9));
        Assert.All(before.Candidates, c => Assert.Equal(c.Score, c.Probability, 1e-5));
    }

    [Fact]
    public void Train_OnOtherTexts_KeepsTheMap() => Assert.Equal(
        Bold,
        Recognizer.Train(Small.Knowledge, Small.OutOfScope,
            known: Plain.Calibration with { Texts = "other", Map = Bold }).Calibration.Map);

    [Theory]
    [InlineData("map: 1.5 3", 1.5, 3)]
    [InlineData("", 1, 0)]
    public void Read_TheMapOrNone_IsItOrScoresAsTheyAre(string line, double slope, double offset) =>
        Assert.Equal(new ProbabilityMap(slope, offset), ReadWith(line)!.Map);

    [Theory]
    [InlineData("map: 1.5")]
    [InlineData("map: -1 0")]
    [InlineData("map: a b")]
    public void Read_AMapThatIsNone_IsNoCalibration(string line) => Assert.Null(ReadWith(line));

    private static Calibration? ReadWith(string line)
    {
        var folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        Plain.Calibration.Write(folder);
        var file = Path.Combine(folder, Calibration.FileName);
        File.WriteAllLines(
            file, [.. File.ReadLines(file).Where(l => !l.StartsWith("map:", StringComparison.Ordinal)), line]);
        var read = Calibration.Read(folder);
        Directory.Delete(folder, recursive: true);
        return read;
    }
}
