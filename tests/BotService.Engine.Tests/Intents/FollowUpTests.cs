using BotService.Engine.Intents;

namespace BotService.Tests.Intents;

/// <summary>
/// What is said in the middle of a conversation: it stays with the entry, goes to another one, or leaves.
/// </summary>
public class FollowUpTests
{
    [Theory]
    [InlineData("taipower.move-settlement", "要自己看電表嗎")]
    [InlineData("taipower.ebill", "有優惠嗎")]
    [InlineData("taipower.ebill", "可以改回紙本嗎")]
    [InlineData("taipower.name-change", "房東不同意呢")]
    [InlineData("taipower.name-change", "人在國外可以辦嗎")]
    [InlineData("taipower.name-change", "網路上可以弄嗎")]
    [InlineData("taipower.auto-debit", "從哪一期開始")]
    [InlineData("taipower.temporary-power", "最久可以用幾天")]
    [InlineData("twc.suspend", "停用期間還要付錢嗎")]
    [InlineData("twc.leak-reduction", "可以減多少")]
    [InlineData("taipower.name-change", "do I need a stamp")]
    [InlineData("twc.name-change", "what if the owner is abroad")]
    public void Recognize_NoOtherSubjectNamed_Stays(string current, string text)
    {
        var found = Ask(current, text);
        Assert.NotEqual(Outcome.OutOfScope, found.Outcome);
        Assert.Equal(current, found.Candidates[0].Entry);
    }

    [Theory]
    [InlineData("taipower.name-change", "我還要申請電子帳單", "taipower.ebill")]
    [InlineData("taipower.name-change", "家裡突然停電了", "taipower.outage-report")]
    [InlineData("taipower.ebill", "那自動扣款怎麼辦", "taipower.auto-debit")]
    [InlineData("taipower.name-change", "水管漏水了", "twc.leak-report")]
    [InlineData("taipower.time-of-use", "太陽能板怎麼併聯", "taipower.solar-grid")]
    [InlineData("taipower.ebill", "how do I report an outage", "taipower.outage-report")]
    public void Recognize_AnotherSubjectNamed_GoesThere(string current, string text, string entry) =>
        Assert.Equal(entry, Ask(current, text).Candidates[0].Entry);

    [Theory]
    [InlineData("taipower.ebill", "那健保費呢")]
    [InlineData("taipower.name-change", "那瓦斯過戶呢")]
    [InlineData("taipower.name-change", "機車過戶要去哪")]
    [InlineData("taipower.reconnect", "說個笑話")]
    [InlineData("taipower.name-change", "where can I pay my phone bill")]
    public void Recognize_SomebodyElsesSubject_Leaves(string current, string text) =>
        Assert.Equal(Outcome.OutOfScope, Ask(current, text).Outcome);

    private static Recognition Ask(string current, string text) =>
        RepositoryRecognizerTests.Loaded.Recognizer.Recognize(text, new RecognitionContext(current));
}
