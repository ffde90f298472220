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

    /// <summary>Own words for the kinds of second questions that people put to a list.</summary>
    private static readonly string[] Second =
    [
        "一定得自己跑一趟嗎", "我媽去行不行", "禮拜天有人上班嗎", "午休時間可以辦嗎", "幾點關門", "需要印章嗎", "簽名可不可以代替印章",
        "能不能寄過去", "可以傳真嗎", "影印的可以嗎", "要正本嗎", "要先約時間嗎", "健保卡行嗎", "駕照可以嗎", "超商能辦嗎", "用手機能辦嗎",
        "可以在網路上弄嗎", "打電話能辦嗎", "要多少錢", "大概多久", "要去哪裡辦", "還要注意什麼", "怎麼辦理", "要帶什麼文件",
    ];

    [Fact]
    public void Questions_AfterAList_AreAnsweredByTheirPart_AndTheListIsNotSentAgain()
    {
        string[] lists = ["電費過戶，個人，本人去", "水費過戶，個人，本人去，前用戶同意", "水停用，本人去", "電費電子帳單，線上辦", "水費自動扣繳，我要申請"];
        var replies = lists.SelectMany(list => Second.Select(question =>
        {
            var talk = real.Open();
            var before = talk.Say(list);
            return (List: list, Question: question, Reply: talk.Say(question), Before: before.Answer.Case);
        })).ToList();
        Assert.All(replies, r => Assert.False(
            r.Reply is { Kind: ReplyKind.Checklist, Sheet: not null } && r.Reply.Answer.Case.Count == r.Before.Count
                && !r.Reply.Answer.Case.Except(r.Before).Any(),
            $"{r.List} / {r.Question}: sent again"));
        var parts = replies.Where(r => r.Reply.Kind == ReplyKind.Facet && r.Reply.Sheet is null).ToList();
        Assert.True(
            parts.Count >= 0.95 * replies.Count,
            $"{parts.Count} of {replies.Count}: " + string.Join(
                "; ", replies.Except(parts).Select(r => $"{r.List} / {r.Question}: {r.Reply.Kind} {r.Reply.Answer.Entry}")));
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
