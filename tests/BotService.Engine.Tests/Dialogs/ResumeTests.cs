using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>A conversation that goes on in another place.</summary>
public sealed class ResumeTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Fact]
    public void GoingOn_WithAnOpenQuestion_AsksItAgainWithItsOffers()
    {
        var talk = real.Open();
        talk.Say("電費過戶要帶什麼");
        var (before, offered) = (talk.State, talk.Last.Choices);
        var reply = talk.GoOn();
        Assert.Equal(ReplyKind.Question, reply.Kind);
        Assert.StartsWith(real.Before("resumed"), reply.Text, StringComparison.Ordinal);
        Assert.Equal(offered, reply.Choices);
        Assert.Equal(before, talk.State);
    }

    [Fact]
    public void GoingOn_AfterTheList_GivesTheListAgain()
    {
        var talk = real.Open("en");
        talk.Say("I want to change the name on my electricity bill");
        talk.Say("list everything");
        var documents = talk.Documents.ToList();
        Assert.NotEmpty(documents);
        talk.GoOn();
        Assert.Equal(documents, talk.Documents);
        Assert.StartsWith(real.Before("resumed", "en"), talk.Last.Text, StringComparison.Ordinal);
        Assert.Equal(Expecting.Helpful, talk.State.Expecting);
    }

    [Fact]
    public void GoingOn_WithACalculatorHalfFilled_AsksTheNextFigure()
    {
        var talk = real.Open();
        var asked = talk.Say("試算電費").Text.Split('\n')[^1];
        Assert.EndsWith(asked, talk.GoOn().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void GoingOn_BeforeTheSupplierIsKnown_AsksForIt()
    {
        var talk = real.Open(supplier: null);
        talk.Say("停用水");
        Assert.Equal((ReplyKind.Question, Expecting.Supplier), (talk.GoOn().Kind, talk.State.Expecting));
    }

    [Fact]
    public void GoingOn_WithAChoiceOpen_OffersItAgain()
    {
        var talk = real.Open();
        var offered = talk.Say("我要過戶要帶什麼").Choices;
        Assert.Equal(ReplyKind.Choices, talk.GoOn().Kind);
        Assert.Equal(offered, talk.Last.Choices);
    }

    [Fact]
    public void GoingOn_WithoutATopic_Greets()
    {
        var talk = real.Open();
        Assert.Equal(ReplyKind.Greeting, talk.GoOn().Kind);
        talk.Say("停電通報");
        talk.Say("重新開始");
        Assert.Equal(ReplyKind.Greeting, talk.GoOn().Kind);
    }

    [Fact]
    public void GoingOn_WithAnEntryThatIsNoMore_Greets()
    {
        var talk = real.Open();
        talk.Say("停電通報");
        var gone = talk.State with { Topic = talk.State.Topic! with { Entry = "taipower.gone" } };
        Assert.Equal(
            ReplyKind.Greeting, real.Engine.Next(gone, new Input(null, "zh-TW"), RealEngine.Today).Replies[^1].Kind);
    }

    [Fact]
    public void GoingOn_WhereTheRulesAreNotKnown_RecordsNoFurtherMiss()
    {
        var talk = real.Open(supplier: "kinmen");
        talk.Say("停用水");
        Assert.NotEmpty(talk.Turn.Events.OfType<TurnEvent.Unanswered>());
        Assert.Equal(ReplyKind.Referral, talk.GoOn().Kind);
        Assert.Empty(talk.Turn.Events);
    }

    [Theory]
    [InlineData("用LINE繼續", "zh-TW")]
    [InlineData("換到 LINE", "zh-TW")]
    [InlineData("我想在網頁繼續", "zh-TW")]
    [InlineData("手機繼續", "zh-TW")]
    [InlineData("Continue on LINE", "en")]
    [InlineData("can I continue on the web?", "en")]
    public void Elsewhere_AskedFor_TellsHowAndLeavesTheQuestionOpen(string said, string locale)
    {
        var talk = real.Open(locale);
        talk.Say(locale == "en" ? "change the name on my electricity bill" : "電費過戶要帶什麼");
        var before = talk.State;
        var reply = talk.Say(said);
        Assert.Equal((ReplyKind.Elsewhere, real.Words("elsewhere", locale)), (reply.Kind, reply.Text));
        Assert.Contains("{number}", reply.Further, StringComparison.Ordinal);
        Assert.Contains("{address}", reply.Further, StringComparison.Ordinal);
        Assert.Equal(before, talk.State);
    }

    [Theory]
    [InlineData("我的資料", "zh-TW")]
    [InlineData("My data", "en")]
    public void MyData_AskedFor_GivesANumberAndLeavesTheQuestionOpen(string said, string locale)
    {
        var talk = real.Open(locale);
        talk.Say(locale == "en" ? "change the name on my electricity bill" : "電費過戶要帶什麼");
        var before = talk.State;
        var reply = talk.Say(said);
        Assert.Equal((ReplyKind.Elsewhere, real.Words("my-data", locale)), (reply.Kind, reply.Text));
        Assert.Contains("{number}", reply.Further, StringComparison.Ordinal);
        Assert.Contains("{data}", reply.Further, StringComparison.Ordinal);
        Assert.Equal(before, talk.State);
    }

    [Theory]
    [InlineData("電子帳單可以換到手機收嗎")]
    [InlineData("LINE可以繳電費嗎")]
    public void Elsewhere_NotAskedFor_IsNotTold(string said) =>
        Assert.NotEqual(ReplyKind.Elsewhere, real.Open().Say(said).Kind);
}
