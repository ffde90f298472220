using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>After the list a question about one part gets that part, yes or no first, and never the list again.</summary>
public sealed class PartTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("可以用手機辦嗎", "可以")]
    [InlineData("一定要本人去嗎", "不一定要本人")]
    [InlineData("禮拜六有開嗎", "沒有查到")]
    [InlineData("要先預約嗎", "沒有查到")]
    [InlineData("可以用寄的嗎", "資料裡沒有寫到")]
    [InlineData("身分證用影本可以嗎", "正本")]
    [InlineData("便利商店可以辦嗎", "資料裡沒有寫到")]
    public void Question_AboutOnePart_IsAnsweredByIt(string said, string answer)
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        var reply = talk.Say(said);
        Assert.Equal((ReplyKind.Facet, "taipower.name-change"), (reply.Kind, reply.Answer.Entry));
        Assert.Contains(answer, reply.Text, StringComparison.Ordinal);
        Assert.Null(reply.Sheet);
    }

    [Fact]
    public void Question_WhoMayCome_NamesWhatAnAgentBringsBesides()
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        var reply = talk.Say("別人可以幫我去嗎");
        Assert.Contains("委託書", talk.Say("可以代辦嗎").Text, StringComparison.Ordinal);
        Assert.NotEqual(ReplyKind.Fallback, reply.Kind);
    }

    [Fact]
    public void Question_InEnglish_BeginsWithYes()
    {
        var talk = real.Open("en");
        talk.Say("electricity name change, person, I go myself");
        var reply = talk.Say("can I do it online?");
        Assert.StartsWith("Yes", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Part_InTheFirstSentence_IsSaidBeforeTheList()
    {
        var reply = real.Open().Say("電費過戶可以線上辦嗎");
        Assert.Contains("\n可以，「電費過戶」能線上辦", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void List_AskedForAgain_IsNamedAndOffered()
    {
        var talk = real.Open();
        var list = talk.Say("電費過戶，個人，本人去");
        var named = talk.Say("電費過戶");
        Assert.Equal(ReplyKind.Checklist, named.Kind);
        Assert.Null(named.Sheet);
        Assert.NotNull(talk.Say(named.Choices[0]).Sheet);
        Assert.NotNull(list.Sheet);
    }
}
