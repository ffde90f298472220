using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>What leads to a topic or away from a dead end.</summary>
public sealed class GuidingTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("zh-TW", "zh-TW")]
    [InlineData("en-US", "en")]
    [InlineData("fr", "zh-TW")]
    public void Opening_GreetsInTheClientsLanguageAndOffersTheMenu(string tag, string locale)
    {
        var talk = real.Open(tag);
        Assert.Equal(ReplyKind.Greeting, talk.Last.Kind);
        Assert.Equal(locale, talk.Last.Locale);
        Assert.StartsWith(real.Words("greeting", locale), talk.Last.Text, StringComparison.Ordinal);
        Assert.Equal(
            real.Loaded.Script.Menu.Select(e => real.Loaded.Knowledge.Entries[e].Wordings[locale].Short),
            talk.Last.Choices);
    }

    [Theory]
    [InlineData("哈囉我想問電費過戶", "電費過戶")]
    [InlineData("你好，電費怎麼繳", "電費怎麼繳")]
    [InlineData("Hello, how do I pay my bill?", "how do I pay my bill?")]
    public void Greeting_BeforeARequest_ChangesNothing(string greeted, string plain)
    {
        var (one, other) = (real.Open(), real.Open());
        Assert.Equal(other.Say(plain).Text, one.Say(greeted).Text);
        Assert.NotEqual(ReplyKind.Fallback, one.Last.Kind);
    }

    [Theory]
    [InlineData("選單")]
    [InlineData("help")]
    [InlineData("有哪些服務？")]
    public void Menu_AskedFor_OffersItsEntries(string said)
    {
        var talk = real.Open();
        Assert.Equal(ReplyKind.Menu, talk.Say(said).Kind);
        Assert.Equal(real.Loaded.Script.Menu.Count, talk.Last.Choices.Count);
        Assert.Equal(ReplyKind.Question, talk.Choose("entry:taipower.name-change").Kind);
    }

    [Theory]
    [InlineData("電的", "taipower.name-change")]
    [InlineData("水的", "twc.name-change")]
    [InlineData("我要問電費的", "taipower.name-change")]
    public void NameChange_WithoutOrganisation_IsChosenByNamingIt(string said, string entry)
    {
        var talk = real.Open();
        Assert.Equal(ReplyKind.Choices, talk.Say("我要過戶要帶什麼").Kind);
        Assert.Contains(talk.State.Offers, o => o.Action == "entry:taipower.name-change");
        Assert.Contains(talk.State.Offers, o => o.Action == "entry:twc.name-change");
        Assert.Equal(entry, talk.Say(said).Answer.Entry);
        Assert.Equal(Expecting.Slot, talk.State.Expecting);
    }

    [Fact]
    public void Choice_AnsweredUnclearly_IsOfferedOnceMore()
    {
        var talk = real.Open();
        var offered = talk.Say("我要過戶要帶什麼").Choices;
        Assert.Equal(ReplyKind.Choices, talk.Say("隨便啦").Kind);
        Assert.Equal(offered, talk.Last.Choices);
        Assert.Equal("out-of-scope", talk.Event<TurnEvent.Unanswered>().Reason);
        Assert.Equal(ReplyKind.Menu, talk.Say("隨便啦").Kind);
    }

    [Fact]
    public void NameChange_InEnglish_IsChosenByNamingTheOrganisation()
    {
        var talk = real.Open("en");
        Assert.Equal(ReplyKind.Choices, talk.Say("what do I need to change the account name").Kind);
        Assert.Equal("twc.name-change", talk.Say("water").Answer.Entry);
    }

    [Theory]
    [InlineData("zh-TW", "推薦一家好吃的牛肉麵")]
    [InlineData("en", "who won the football match last night")]
    public void OutOfScope_IsRefusedWithNextStepsAndRecorded(string locale, string said)
    {
        var talk = real.Open(locale);
        var reply = talk.Say(said);
        Assert.Equal(ReplyKind.Fallback, reply.Kind);
        Assert.Contains("1911", reply.Text, StringComparison.Ordinal);
        Assert.Contains(talk.State.Offers, o => o.Action == "command:person");
        var missed = talk.Event<TurnEvent.Unanswered>();
        Assert.Equal("out-of-scope", missed.Reason);
        Assert.Equal(
            missed.Nearest.Select(c => $"entry:{c.Entry}"),
            talk.State.Offers.Select(o => o.Action).Where(a => a.StartsWith("entry:", StringComparison.Ordinal)));
        Assert.Null(reply.Answer.Entry);
    }

    [Fact]
    public void Fallback_WithNearEntries_OffersThem()
    {
        // Near the knowledge, but not in it; whichever of these the recogniser refuses.
        string[] near = ["電表壞掉了誰賠", "電線桿可以移走嗎", "電費可以抵稅嗎", "怎麼幫鄰居關水", "我的電風扇壞了", "油漆要去哪裡買"];
        var refused = near.Select(said => { var talk = real.Open(); talk.Say(said); return talk; })
            .Where(t => t.Last.Kind == ReplyKind.Fallback).ToList();
        Assert.NotEmpty(refused);
        Assert.Contains(refused, t => t.State.Offers.Any(o => o.Action.StartsWith("entry:", StringComparison.Ordinal)));
        Assert.All(
            refused.Where(t => t.Event<TurnEvent.Unanswered>().Nearest.Count > 0),
            t => Assert.Contains(real.Words("nearest"), t.Last.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh-TW", "找專人")]
    [InlineData("zh-TW", "我要跟真人講話")]
    [InlineData("en", "can I talk to a person")]
    public void Person_WithoutTopic_IsNamedWithHours(string locale, string said)
    {
        var talk = real.Open(locale);
        var reply = talk.Say(said);
        Assert.Equal(ReplyKind.Handoff, reply.Kind);
        Assert.Contains("1911", reply.Text, StringComparison.Ordinal);
        Assert.Contains(
            real.Loaded.Knowledge.Words(locale).Contacts["both-hotlines"].Hours, reply.Text, StringComparison.Ordinal);
        Assert.Null(talk.Event<TurnEvent.HandoffAsked>().Entry);
    }

    [Fact]
    public void Person_WithTopic_NamesItsOwnLine()
    {
        var talk = real.Open();
        talk.Say("停水通知在哪裡查");
        var reply = talk.Say("找專人");
        Assert.Contains("1910", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1911", reply.Text, StringComparison.Ordinal);
        Assert.Equal("twc.water-outage", talk.Event<TurnEvent.HandoffAsked>().Entry);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🍜🍜🍜")]
    [InlineData("？！…")]
    public void NoWords_IsSaidAndRecorded_AndTheOpenQuestionStays(string said)
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        var (asked, offers) = (talk.State.ExpectedSlot, talk.Last.Choices);
        var reply = talk.Say(said);
        Assert.Equal(real.Words("no-input"), reply.Text);
        Assert.Equal("no-input", talk.Event<TurnEvent.Unanswered>().Reason);
        Assert.Equal(asked, talk.State.ExpectedSlot);
        Assert.Equal(offers, reply.Choices);
        Assert.Equal(ReplyKind.Question, talk.Say("公司").Kind);
    }

    [Fact]
    public void Danger_WithinAnySentence_ComesBeforeEverything()
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        talk.Say("等一下，我家門口電線掉下來了");
        Assert.Equal(ReplyKind.Emergency, talk.Turn.Replies[0].Kind);
        Assert.Contains("119", talk.Turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal("taipower.name-change", talk.State.Suspended!.Entry);
    }

    [Fact]
    public void Smalltalk_WhileAQuestionIsOpen_KeepsItOpen()
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        var offers = talk.Last.Choices;
        Assert.Equal(ReplyKind.Smalltalk, talk.Say("謝謝").Kind);
        Assert.Equal(offers, talk.Last.Choices);
        Assert.Equal("by", talk.Say("個人") is { Kind: ReplyKind.Question } ? talk.State.ExpectedSlot : null);
    }
}
