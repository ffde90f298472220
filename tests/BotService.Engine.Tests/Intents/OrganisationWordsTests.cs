using BotService.Engine.Intents;
using BotService.Engine.Language;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Intents;

public class OrganisationWordsTests
{
    private static readonly OrganisationWords Words = new(Small.Knowledge);

    [Theory]
    [InlineData("電費", "taipower")]
    [InlineData("臺電", "taipower")]
    [InlineData("打1911", "taipower")]
    [InlineData("my power bill", "taipower")]
    [InlineData("水怎麼沒了", "twc")]
    [InlineData("自来水", "twc")]
    [InlineData("北水處", "twc")]
    [InlineData("Taipei Water", "twc")]
    [InlineData("水費的電子帳單", "twc")]
    public void Find_WordOfOneTopic_SaysOnlyThat(string text, string organisation)
    {
        var found = Find(text);
        Assert.Equal(Words.Topic(organisation), found.Said);
        Assert.False(Words.AreSeveral(found.Said));
    }

    [Theory]
    [InlineData("水電過戶")]
    [InlineData("水費跟電費")]
    [InlineData("water and electricity")]
    [InlineData("utilities")]
    public void Find_BothTopics_AreSeveral(string text) => Assert.True(Words.AreSeveral(Find(text).Said));

    [Theory]
    [InlineData("我要過戶")]
    [InlineData("電話幾號")]
    [InlineData("電子帳單")]
    [InlineData("薪水")]
    [InlineData("powerpoint")]
    [InlineData("watermelon")]
    public void Find_NoOrganisation_IsSilent(string text) =>
        Assert.True(Find(text) is { IsSilent: true, Foreign: false });

    [Theory]
    [InlineData("瓦斯過戶")]
    [InlineData("中華電信帳單")]
    [InlineData("油價多少")]
    [InlineData("my gas bill")]
    [InlineData("台塑加油站有會員卡嗎")]
    [InlineData("台亞加油站發票中獎")]
    public void Find_SomebodyUnknown_IsForeign(string text) =>
        Assert.True(Find(text) is { IsSilent: true, Foreign: true });

    private static OrganisationEvidence Find(string text) => Words.Find(TextNormalizer.Normalize(text));
}
