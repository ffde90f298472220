using BotService.Engine.Intents;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Intents;

/// <summary>Entries of several suppliers are one class: who supplies is settled by asking, not by guessing.</summary>
public sealed class SuppliersTests
{
    private static readonly Recognizer Recognizer = Recognizer.Train(
        Small.Knowledge, Small.OutOfScope);

    [Theory]
    [InlineData("北水處過戶怎麼辦", "twc.handover")]
    [InlineData("水費過戶要準備什麼", "twc.handover")]
    [InlineData("總表的水費怎麼分攤", "twd.shared-meter")]
    public void Recognize_WaterQuestion_FindsTheEntryThatStandsForAll(string said, string entry) =>
        Assert.Equal(entry, Recognizer.Recognize(said, RecognitionContext.None).Candidates[0].Entry);

    [Fact]
    public void Recognize_Anything_NeverNamesAFollowersEntryThatTheLeadHasToo() => Assert.All(
        (string[])["北水處過戶怎麼辦", "twd.handover please", "水費", "過戶", ""],
        said => Assert.DoesNotContain(
            Recognizer.Recognize(said, RecognitionContext.None).Candidates, c => c.Entry == "twd.handover"));

    [Fact]
    public void Recognize_AmidAFollowersEntry_CountsAsAmidTheLeads() => Assert.Equal(
        Recognizer.Recognize("要帶什麼", new RecognitionContext("twc.handover")).Candidates,
        Recognizer.Recognize("要帶什麼", new RecognitionContext("twd.handover")).Candidates);
}
