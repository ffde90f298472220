using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>What is none of ours is said to be somebody else's, and whose; what was open stays open.</summary>
public sealed class OutsideTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("我要換駕照", "監理站")]
    [InlineData("桶裝瓦斯叫不到", "瓦斯")]
    [InlineData("房屋稅什麼時候繳", "稅")]
    public void Matter_OfSomebodyElse_NamesWhomToAsk(string said, string whom)
    {
        var talk = real.Open();
        var reply = talk.Say(said);
        Assert.Equal(ReplyKind.Referral, reply.Kind);
        Assert.Null(reply.Answer.Entry);
        Assert.Contains(whom, reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("記下來", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Matter_OfSomebodyElse_LeavesTheQuestionOpen()
    {
        var talk = real.Open();
        var question = talk.Say("電費過戶要帶什麼");
        var reply = talk.Say("對了我還要去驗車");
        Assert.Equal(ReplyKind.Referral, reply.Kind);
        Assert.Equal(question.Choices, reply.Choices);
        Assert.Equal(ReplyKind.Question, talk.Say("個人").Kind);
    }

    [Theory]
    [InlineData("瓦斯跟電費都要過戶")]
    [InlineData("電動機車換電要申請電表嗎")]
    public void Matter_OfOursBesideIt_IsTakenUp(string said) =>
        Assert.NotEqual(ReplyKind.Referral, real.Open().Say(said).Kind);

    [Fact]
    public void Matter_InEnglish_IsReferredInEnglish()
    {
        var reply = real.Open("en").Say("where can I renew my driving licence");
        Assert.Equal(ReplyKind.Referral, reply.Kind);
        Assert.StartsWith("That belongs to somebody else", reply.Text, StringComparison.Ordinal);
    }
}
