using BotService.Engine.Answers;
using BotService.Engine.Intents;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Intents;

public sealed class AnswerWorthTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("")]
    [InlineData("lead: 1\nstrength: 2\n")]
    [InlineData("lead: a\nstrength: 1\nown-entry: 1\norganisation: 1\nstranger: 1\nalways: 1\n")]
    public void Read_BrokenFile_IsAsIfNothingWereLearnt(string content)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, AnswerWorth.FileName), content);
        Assert.Same(AnswerWorth.Unlearnt, AnswerWorth.Read(folder));
    }

    [Fact]
    public void Write_IsReadAsItWas()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        AnswerWorth.Unlearnt.Write(folder);
        var read = AnswerWorth.Read(folder);
        double[] looks = [1.5, 3, 0.4, 1, 0];
        Assert.NotSame(AnswerWorth.Unlearnt, read);
        Assert.Equal(AnswerWorth.Unlearnt.Probability(looks), read.Probability(looks), 6);
    }

    [Fact]
    public void Learn_FromAFewAnswers_TrustsWhatIsFarAheadAndOfItsEntry_AndNoStranger()
    {
        var knowledge = real.Loaded.Knowledge;
        var few = knowledge with { Answers = knowledge.Answers.Where((_, i) => i % 12 == 0).ToDictionary() };
        var (worth, asked, first) = AnswerLesson.Learn(
            few, real.Loaded.Recognizers, real.Loaded.Script.OutOfScope["zh-TW"]);
        Assert.InRange(first, asked / 2, asked);
        Assert.True(worth.Probability([3, 5, 0.9, 1, 0]) > worth.Probability([0.5, 5, 0.9, 1, 0]));
        Assert.True(worth.Probability([3, 5, 0.9, 1, 0]) > worth.Probability([3, 5, 0, 1, 0]));
        Assert.True(worth.Probability([3, 5, 0.9, 1, 0]) > worth.Probability([3, 5, 0.9, 0, 1]));
    }

    [Fact]
    public void Find_EachWayOfAsking_FindsItsOwnAnswer_AlmostAlways()
    {
        var asked = real.Loaded.Knowledge.Answers.Values.Where((_, i) => i % 5 == 0)
            .SelectMany(a => AnswerFinder.WaysOf(a).Select(w => (Way: w, a.Id))).ToList();
        var found = asked.Count(a => real.Loaded.Answers.Find(
            a.Way, real.Loaded.Recognizers.Recognize(a.Way, RecognitionContext.None), _ => true)?.Item.Id == a.Id);
        Assert.True(found >= 0.97 * asked.Count, $"{found} of {asked.Count}");
    }
}
