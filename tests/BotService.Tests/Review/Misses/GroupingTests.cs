using BotService.Engine.Intents;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Review.Misses;

/// <summary>What the benchmark <c>grouping</c> measures over ten draws holds for one that its weights were not chosen by.</summary>
public sealed class GroupingTests
{
    private static readonly QuestionReader Reader =
        new(RealEngine.Shared.Knowledge, RealEngine.Shared.Script.OutOfScope, RealEngine.Shared.Recognizer);

    [Fact]
    public void Questions_OfEntriesThatAreNotThere_StandTogether()
    {
        var found = TakenOut.Of(RealEngine.Shared, 11);
        Assert.InRange(found.AtOnce.Precision, 0.75, 1);
        Assert.InRange(found.AtOnce.F1, 0.50, 1);
        Assert.InRange(found.AsTheyCome.Precision, 0.75, 1);
        Assert.InRange(found.AsTheyCome.F1, 0.50, 1);
    }

    [Fact]
    public void Groups_OfYesterday_KeepWhatIsInThem()
    {
        var asked = RealEngine.Shared.Knowledge.Entries.Values.SelectMany(e => e.Utterances["zh-TW"].Take(8)).ToList();
        var (yesterday, today) = (asked.Take(700).ToList(), asked.Skip(700).Take(300).ToList());
        var groups = new QuestionGroups();
        var before = groups.Join([.. yesterday.Select(Reader.Read)]);
        var opened = groups.Count;
        var after = groups.Join([.. today.Select(Reader.Read)]);
        Assert.All(before, place => Assert.InRange(place, 0, opened - 1));
        // New questions join what is there, and what is there is not touched: places are only ever given out.
        Assert.Contains(after, place => place < opened);
        Assert.True(groups.Count >= opened);
    }

    [Fact]
    public void Questions_NamingDifferentTopics_AreLessAlike()
    {
        var (power, water, either) = (Cloud("電費單想改成簡訊通知"), Cloud("水費單想改成簡訊通知"), Cloud("帳單想改成簡訊通知"));
        Assert.True(power.Likeness(water) < power.Likeness(either));
        Assert.Equal(power.Likeness(water), water.Likeness(power), 6);
    }

    [Fact]
    public void Question_OfNothing_StandsAlone()
    {
        Assert.True(Reader.Read("😀").IsEmpty);
        Assert.Equal([0, 1], new QuestionGroups().Join([Reader.Read("😀"), Reader.Read("！！")]));
    }

    private static QuestionCloud Cloud(string text)
    {
        var cloud = new QuestionCloud();
        cloud.Add(Reader.Read(text));
        return cloud;
    }
}
