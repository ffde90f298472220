using BotService.Engine.Cases;
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
        Assert.Equal(
            "taipower.name-change",
            talk.Say("change the name on my electricity bill and also report a power outage").Answer.Entry);
        Assert.Equal("taipower.outage-report", Assert.Single(talk.State.Waiting).Entry);
    }

    [Theory]
    [InlineData("zh-TW", "水費過戶，個人，本人去，還有水費單要改地址")]
    [InlineData("en", "transfer the water account, for a person, I go myself and also change the mailing address of the water bill")]
    public void TwoRequests_Answered_CanBeHadAsOneListWithoutDoubles(string locale, string said)
    {
        var talk = real.Open(locale);
        talk.Say(said);
        talk.Choose("slot:consent=agreed");
        Assert.Equal(["twc.name-change", "twc.mailing-address"], talk.Turn.Replies.Select(r => r.Answer.Entry));
        Assert.Equal(ReplyKind.Checklist, talk.Choose("command:together").Kind);
        Assert.Equal(
            ["twc.name-change", "twc.mailing-address"],
            talk.Last.Sheet!.Parts.Single(p => p.Kind == PartKind.Tasks).Items.Select(i => i.Id));
        // The nine changes at Taiwan Water share one form.
        var form = Assert.Single(talk.Last.Sheet.Parts.SelectMany(p => p.Items), i => i.Id == "water-change-form");
        Assert.Contains("1. ", form.Condition!, StringComparison.Ordinal);
        Assert.Contains("2. ", form.Condition!, StringComparison.Ordinal);
        Assert.DoesNotContain("command:together", talk.State.Offers.Select(o => o.Action));
    }

    [Fact]
    public void TwoRequests_ThenAnother_TheirListIsNoLongerOffered()
    {
        var talk = real.Open();
        talk.Say("水費過戶，個人，本人去，還有水費單要改地址");
        talk.Choose("slot:consent=agreed");
        Assert.False(talk.State.Together.IsEmpty);
        talk.Say("電費單不見了要補單");
        Assert.True(talk.State.Together.IsEmpty);
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
