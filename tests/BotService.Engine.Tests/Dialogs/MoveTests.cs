using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>What is done on a sentence in the midst of a talk.</summary>
public sealed class MoveTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Fact]
    public void Choice_BetweenMatters_KeepsWhatWasToldBefore()
    {
        var talk = real.Open();
        talk.Say("要換名字，公司的，請代辦去");
        Assert.Equal(ReplyKind.Choices, talk.Last.Kind);
        talk.Say("台電");
        Assert.Equal("taipower.name-change", talk.State.Topic!.Entry);
        Assert.Equal("company", talk.State.Topic.Answers["applicant"]);
    }

    [Fact]
    public void Matter_NamedAgain_IsTakenUpAsItWasLeft()
    {
        var talk = real.Open();
        talk.Say("電費過戶，公司，代理人去");
        talk.Say("電費電子帳單怎麼申請");
        Assert.NotEqual("taipower.name-change", talk.State.Topic!.Entry);
        talk.Say("回到前面的過戶");
        Assert.Equal("taipower.name-change", talk.State.Topic!.Entry);
        Assert.Equal("company", talk.State.Topic.Answers["applicant"]);
        Assert.Equal("agent", talk.State.Topic.Answers["by"]);
    }

    [Theory]
    [InlineData("那水呢")]
    [InlineData("水的勒")]
    public void OtherOrganisation_WhereTheMatterHasAnotherName_MeansItsCounterpart(string said)
    {
        var talk = real.Open();
        talk.Say("我家停電了");
        Assert.Equal("taipower.outage-report", talk.State.Topic!.Entry);
        talk.Say(said);
        Assert.Equal("twc.water-outage", talk.State.Topic!.Entry);
    }

    [Fact]
    public void Paper_NotOnTheList_IsNamedInTheAnswer()
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        var reply = talk.Say("印章也要嗎");
        Assert.Equal(ReplyKind.Facet, reply.Kind);
        Assert.Contains("印章", reply.Text, StringComparison.Ordinal);
        Assert.Contains("1911", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("居留證行不行")]
    [InlineData("我只有居留證")]
    public void Paper_TakenInsteadOfAnother_IsNeverSaidToBeOnNoList(string said)
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        var reply = talk.Say(said);
        Assert.DoesNotContain(
            real.Words("not-on-list").Split("{papers}")[0].Split('}')[1], reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            real.Words("not-on-this-list").Split("{papers}")[1], reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我住台北市高雄街")]
    [InlineData("台北市屏東路那邊")]
    public void Street_WithTheNameOfACounty_IsNoCounty(string said)
    {
        var talk = real.Open(supplier: null);
        talk.Say("水費過戶");
        Assert.Equal(Expecting.Supplier, talk.State.Expecting);
        talk.Say(said);
        Assert.Equal("twd", talk.State.Supplier);
    }

    [Theory]
    [InlineData("👍")]
    [InlineData("🙏🙏")]
    public void Emoji_ThatSaysAWord_IsTakenAsIt(string said)
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        Assert.Equal(ReplyKind.Smalltalk, talk.Say(said).Kind);
        Assert.Equal("taipower.name-change", talk.State.Topic!.Entry);
    }

    [Fact]
    public void Print_TellsTheListAndHowToPrintIt()
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        var reply = talk.Say("可以幫我印一份嗎，印出來");
        Assert.Equal(ReplyKind.Checklist, reply.Kind);
        Assert.Contains("列印", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Organisation_NotNamed_IsTheOneTalkedAbout()
    {
        var talk = real.Open();
        talk.Say("台水停用要帶什麼");
        talk.Say("繳費證明怎麼申請");
        Assert.Equal("twc.payment-certificate", talk.State.Topic!.Entry);
    }

    [Theory]
    [InlineData("2，等太久", 2)]
    [InlineData("3, a bit long", 3)]
    public void Rating_FollowedByWords_CountsWithThem(string said, int score)
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        talk.Say("結束");
        talk.Say(said);
        Assert.Equal(score, talk.Event<TurnEvent.Rated>().Score);
        Assert.Contains(talk.Turn.Events, e => e is TurnEvent.RatingWords);
    }

    [Fact]
    public void Rating_OutOfRange_IsAskedAgain()
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        talk.Say("結束");
        Assert.Equal(ReplyKind.Rating, talk.Say("20分").Kind);
        Assert.Equal(Expecting.Rating, talk.State.Expecting);
    }
}
