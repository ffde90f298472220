using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>Follow-ups, digression and return, starting over, and the two languages.</summary>
public sealed class FollowUpTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("那要多少錢", "fees")]
    [InlineData("要錢嗎？", "fees")]
    [InlineData("在哪裡辦", "channels")]
    [InlineData("要多久", "times")]
    [InlineData("要帶什麼證件", "documents")]
    [InlineData("how much does it cost", "fees")]
    [InlineData("where do I apply?", "channels")]
    public void Facet_AfterAnAnswer_IsToldForTheEntryInHand(string said, string part)
    {
        var talk = real.Open();
        talk.Say("租屋電費查詢，線上辦，簡易版");
        var reply = talk.Say(said);
        Assert.Equal(ReplyKind.Facet, reply.Kind);
        Assert.Equal("taipower.tenant-inquiry", reply.Answer.Entry);
        Assert.Contains(
            real.Loaded.Script.SheetLabels[reply.Locale][$"part.{part}"], reply.Text, StringComparison.Ordinal);
        Assert.Contains("\n・", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Facet_OfAnOpenFact_SaysWhoConfirmsAndIsRecorded()
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        var reply = talk.Say("那要多少錢");
        Assert.Contains("1911", reply.Text, StringComparison.Ordinal);
        Assert.Equal("open-fact", talk.Event<TurnEvent.Unanswered>().Reason);
    }

    [Fact]
    public void Facet_OfAConfirmedFact_IsNoMiss()
    {
        var talk = real.Open();
        talk.Say("租屋電費查詢，線上辦，簡易版");
        talk.Say("要多久");
        Assert.Contains("3", talk.Last.Text, StringComparison.Ordinal);
        Assert.Empty(talk.Turn.Events.OfType<TurnEvent.Unanswered>());
    }

    [Fact]
    public void Facet_WhileAQuestionIsOpen_IsToldAndTheQuestionAskedAgain()
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        var offers = talk.Last.Choices;
        var reply = talk.Say("那要多少錢");
        Assert.Equal(ReplyKind.Facet, reply.Kind);
        Assert.EndsWith(
            real.Loaded.Knowledge.Words("zh-TW").Slots["applicant"].Ask, reply.Text, StringComparison.Ordinal);
        Assert.Equal(offers, reply.Choices);
        Assert.Equal("company", talk.Say("公司") is not null ? talk.State.Topic!.Answers["applicant"] : null);
    }

    [Fact]
    public void Digression_WhileAQuestionIsOpen_IsAnsweredAndOffersTheWayBack()
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        talk.Say("公司");
        Assert.Equal(ReplyKind.Action, talk.Say("哪裡可以查停水的公告").Kind);
        Assert.Equal("twc.water-outage", talk.Last.Answer.Entry);
        Assert.Equal(ReplyKind.Question, talk.Choose("command:return").Kind);
        Assert.Equal("taipower.name-change", talk.State.Topic!.Entry);
        Assert.Equal("by", talk.State.ExpectedSlot);
        Assert.Null(talk.State.Suspended);
        Assert.Equal(ReplyKind.Checklist, talk.Say("我自己去").Kind);
        Assert.Contains("company-number", talk.Documents);
    }

    [Fact]
    public void Digression_FoundHelpful_StillOffersTheWayBack()
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        talk.Say("哪裡可以查停水的公告");
        talk.Choose("command:helpful-yes");
        Assert.Equal(
            "taipower.name-change", talk.Choose("command:return") is not null ? talk.State.Topic!.Entry : null);
    }

    [Theory]
    [InlineData("回到剛才")]
    [InlineData("go back")]
    public void Return_InWords_GoesBack(string said)
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        talk.Say("哪裡可以查停水的公告");
        talk.Say(said);
        Assert.Equal("taipower.name-change", talk.State.Topic!.Entry);
        Assert.Equal(Expecting.Slot, talk.State.Expecting);
    }

    [Theory]
    [InlineData("那水呢", "twc.name-change")]
    [InlineData("what about water?", "twc.name-change")]
    public void OtherOrganisation_NamedAlone_MeansTheSameThingThere(string said, string entry)
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        talk.Say(said);
        Assert.Equal(entry, talk.State.Topic!.Entry);
    }

    [Theory]
    [InlineData("重新開始", "zh-TW")]
    [InlineData("start over", "en")]
    public void StartOver_ForgetsTheCase(string said, string locale)
    {
        var talk = real.Open(locale);
        talk.Say(locale == "en" ? "how do I change the name on my electricity bill" : "我要幫公司辦電費過戶");
        Assert.Equal(ReplyKind.Menu, talk.Say(said).Kind);
        Assert.Equal(real.Words("restarted", locale), talk.Last.Text);
        Assert.Null(talk.State.Topic);
        Assert.Null(talk.State.Suspended);
    }

    [Fact]
    public void Language_SwitchedWhileAQuestionIsOpen_AsksItAgainInTheOther()
    {
        var talk = real.Open();
        talk.Say("我要幫公司辦電費過戶");
        var english = talk.Say("English please");
        Assert.Equal("en", english.Locale);
        Assert.Contains(real.Words("switched", "en"), english.Text, StringComparison.Ordinal);
        Assert.EndsWith(real.Loaded.Knowledge.Words("en").Slots["by"].Ask, english.Text, StringComparison.Ordinal);
        Assert.Equal("company", talk.State.Topic!.Answers["applicant"]);
        var chinese = talk.Say("中文");
        Assert.Equal("zh-TW", chinese.Locale);
        Assert.EndsWith(real.Loaded.Knowledge.Words("zh-TW").Slots["by"].Ask, chinese.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Language_SwitchedAfterTheList_TellsItInTheOther()
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        talk.Say("說英文");
        Assert.Equal(ReplyKind.Checklist, talk.Last.Kind);
        Assert.Equal("en", talk.Last.Sheet!.Locale);
    }

    [Fact]
    public void Language_ASentenceInTheOther_IsAnsweredInIt()
    {
        var talk = real.Open();
        Assert.Equal("en", talk.Say("how do I change the name on my electricity bill?").Locale);
        Assert.Equal("zh-TW", talk.Say("我想改問水費帳單過戶要帶什麼").Locale);
    }

    [Fact]
    public void Entry_NamedAgainWithAFacet_TellsThatFacet()
    {
        var talk = real.Open();
        talk.Say("租屋電費查詢，線上辦，簡易版");
        Assert.Equal(ReplyKind.Facet, talk.Say("租屋電費查詢要辦幾天").Kind);
    }

    [Fact]
    public void Question_NotUnderstoodOnce_IsAskedAgain_AndThenRefused()
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        Assert.Equal(ReplyKind.Question, talk.Say("今天天氣真好").Kind);
        Assert.Equal("out-of-scope", talk.Event<TurnEvent.Unanswered>().Reason);
        Assert.Contains(talk.State.Offers, o => o.Action == "command:person");
        Assert.Equal(ReplyKind.Fallback, talk.Say("你最喜歡什麼顏色").Kind);
    }
}
