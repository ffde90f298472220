using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>Two requests in one message are both answered, one after the other.</summary>
public sealed class SeveralRequestsTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Fact]
    public void TwoRequests_TheFirstSettled_IsAnsweredAndTheSecondAsked()
    {
        var talk = real.Open();
        talk.Say("電費過戶個人自己辦，還有電子帳單怎麼申請");
        Assert.Equal([ReplyKind.Checklist, ReplyKind.Question], talk.Turn.Replies.Select(r => r.Kind));
        Assert.Equal("taipower.name-change", talk.Turn.Replies[0].Answer.Entry);
        Assert.Equal("taipower.ebill", talk.Last.Answer.Entry);
        Assert.StartsWith(real.Before("several"), talk.Turn.Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoRequests_TheFirstOpen_WaitForItsAnswer()
    {
        var talk = real.Open();
        Assert.Equal("taipower.name-change", talk.Say("我要辦電費過戶，順便申請電費電子帳單").Answer.Entry);
        talk.Choose("slot:applicant=company");
        talk.Choose("slot:by=agent");
        Assert.Equal(ReplyKind.Checklist, talk.Turn.Replies[0].Kind);
        Assert.Equal("taipower.ebill", talk.Last.Answer.Entry);
        Assert.Equal(Expecting.Slot, talk.State.Expecting);
        Assert.True(talk.State.Waiting.IsEmpty);
    }

    [Fact]
    public void TwoRequests_InEnglish_AreBothTakenUp()
    {
        var talk = real.Open("en");
        Assert.Equal("taipower.name-change", talk.Say("change the name on my electricity bill and also report a power outage").Answer.Entry);
        Assert.Equal("taipower.outage-report", Assert.Single(talk.State.Waiting).Entry);
    }

    [Theory]
    [InlineData("我和我太太要辦電費過戶")]
    [InlineData("電費過戶還有什麼要注意")]
    [InlineData("I bought a flat and want the electricity bill in my name")]
    public void OneRequest_WithAJoiningWord_StaysOne(string said)
    {
        var talk = real.Open();
        Assert.Equal("taipower.name-change", talk.Say(said).Answer.Entry);
        Assert.True(talk.State.Waiting.IsEmpty);
        Assert.Single(talk.Turn.Replies);
    }
}
