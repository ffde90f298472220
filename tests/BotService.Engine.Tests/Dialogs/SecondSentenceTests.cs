using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>What is said second: short answers, denials, papers, and questions about what was told.</summary>
public sealed class SecondSentenceTests(RealEngine real) : IClassFixture<RealEngine>
{
    private Conversation Asked(string locale = "zh-TW", params string[] said)
    {
        var talk = real.Open(locale);
        foreach (var text in said) talk.Say(text);
        return talk;
    }

    private Conversation List() => Asked("zh-TW", "用電過戶", "個人", "本人辦理");

    private static string? Answer(Conversation talk, string slot) =>
        talk.State.Topic?.Answers.GetValueOrDefault(slot);

    [Theory]
    [InlineData("第一項", "person")]
    [InlineData("2", "company")]
    [InlineData("最後那個啦", "company")]
    [InlineData("option 2", "company")]
    public void AChoice_ByItsPlace_IsTaken(string said, string option)
    {
        var talk = Asked("zh-TW", "用電過戶", said);
        Assert.Equal(option, Answer(talk, "applicant"));
        Assert.Equal("zh-TW", talk.State.Locale);
    }

    [Theory]
    [InlineData("新設用電", "有的喔", "permit", "with")]
    [InlineData("新設用電", "沒有耶", "permit", "without")]
    public void YesAndNo_AnswerTheOpenQuestion(string first, string said, string slot, string option) =>
        Assert.Equal(option, Answer(Asked("zh-TW", first, said), slot));

    [Theory]
    [InlineData("不請代理人")]
    [InlineData("不打算委託")]
    [InlineData("沒有要找代辦")]
    public void ADeniedOption_IsNeverChosen(string said) =>
        Assert.NotEqual("agent", Answer(Asked("zh-TW", "用電過戶", "個人", said), "by"));

    [Theory]
    [InlineData("本人走不開")]
    [InlineData("本人無法過去，叫大兒子去辦")]
    [InlineData("我妹妹會去處理")]
    public void WhoeverCannotGo_IsNotTheOneWhoGoes(string said) =>
        Assert.NotEqual("self", Answer(Asked("zh-TW", "用電過戶", "個人", said), "by"));

    [Theory]
    [InlineData("算了啦")]
    [InlineData("取消")]
    [InlineData("先不辦了")]
    public void GivingUp_LeavesTheForm_AndCanBeTakenBack(string said)
    {
        var talk = Asked("zh-TW", "用電過戶", said);
        Assert.Null(talk.State.Topic);
        talk.Say("繼續");
        Assert.Equal("taipower.name-change", talk.State.Topic?.Entry);
    }

    [Fact]
    public void Cancel_WhereItIsAnOption_IsAnAnswer() =>
        Assert.Equal("cancel", Answer(Asked("zh-TW", "電費自動扣繳", "取消"), "task"));

    [Fact]
    public void GoingBack_AsksTheQuestionBefore()
    {
        var talk = Asked("zh-TW", "用電過戶", "個人", "上一題");
        Assert.Equal("applicant", talk.State.ExpectedSlot);
        Assert.Null(Answer(talk, "applicant"));
    }

    [Theory]
    [InlineData("不曉得耶")]
    [InlineData("這題先略過")]
    public void WhoCannotAnswer_GetsEverything(string said) =>
        Assert.Equal(ReplyKind.Checklist, Asked("zh-TW", "用電過戶", said).Last.Kind);

    [Theory]
    [InlineData("為何要問")]
    [InlineData("what for")]
    public void WhyItIsAsked_IsTold_AndTheQuestionStaysOpen(string said)
    {
        var talk = Asked("zh-TW", "用電過戶", said);
        Assert.StartsWith(real.Before("why-asked"), talk.Last.Text, StringComparison.Ordinal);
        Assert.Equal("applicant", talk.State.ExpectedSlot);
    }

    [Theory]
    [InlineData("喔喔瞭解")]
    [InlineData("OK")]
    public void AnAcknowledgement_IsNoQuestion_AndKeepsTheLanguage(string said)
    {
        var talk = List();
        talk.Say(said);
        Assert.Equal(ReplyKind.Smalltalk, talk.Last.Kind);
        Assert.Empty(talk.Turn.Events.OfType<TurnEvent.Unanswered>());
        Assert.Equal("zh-TW", talk.State.Locale);
    }

    [Theory]
    [InlineData("我沒有身分證，這樣還缺什麼")]
    [InlineData("電費單帶了，可是身分證弄丟，還缺什麼")]
    [InlineData("除了身分證其他都有，還缺什麼")]
    public void APaperThatIsLacking_IsMissing(string said)
    {
        var talk = List();
        talk.Say(said);
        Assert.Equal(ReplyKind.Missing, talk.Last.Kind);
        Assert.Contains("身分證", talk.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void OnAListThatIsNotConfirmed_NothingIsCalledNeedless()
    {
        var talk = List();
        talk.Say("我有身分證和護照，還缺什麼");
        Assert.DoesNotContain("用不到", talk.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("這個大概要多少費用呢")]
    [InlineData("在網路上弄得到嗎")]
    public void AQuestionAboutTheList_IsAnsweredByItsPart_NotByTheWholeList(string said)
    {
        var talk = List();
        talk.Say(said);
        Assert.Equal(ReplyKind.Facet, talk.Last.Kind);
        Assert.Equal("taipower.name-change", talk.Last.Answer.Entry);
    }

    [Fact]
    public void AScoreWithWords_KeepsBoth()
    {
        var talk = List();
        talk.Say("沒有了");
        talk.Say("4分 說得蠻清楚");
        Assert.Equal(4, talk.Event<TurnEvent.Rated>().Score);
        talk.Event<TurnEvent.RatingWords>();
    }

    [Fact]
    public void AnUnreadAnswer_BeginsNothingElse()
    {
        var talk = Asked("zh-TW", "用電過戶", "阿忠那邊的");
        Assert.Equal("taipower.name-change", talk.State.Topic?.Entry);
        Assert.Equal(Expecting.Slot, talk.State.Expecting);
    }

    [Theory]
    [InlineData("zh-TW", "電費過戶，個人，本人去")]
    [InlineData("en", "electricity name change for a company, I go myself")]
    public void AnswerOfTheCase_TappedToBeChanged_IsTakenBack(string locale, string said)
    {
        var talk = real.Open(locale);
        talk.Say(said);
        var answers = talk.Last.Sheet!.Case.Where(c => c.Change is not null).ToList();
        Assert.Equal(2, answers.Count);
        Assert.All(answers, a =>
        {
            var before = talk.State.Topic!.Answers;
            var again = real.Open(locale);
            again.Say(said);
            again.Say(a.Change!);
            Assert.NotEqual(before, again.State.Topic!.Answers);
        });
    }

    [Theory]
    [InlineData("I have my passport and would like the electricity bill in my own name")]
    [InlineData("I've got my ID card and want to transfer the electricity bill")]
    public void PaperThatIsToBeChanged_IsNotHeld(string said)
    {
        var talk = real.Open("en");
        talk.Say(said);
        Assert.Equal("taipower.name-change", talk.State.Topic?.Entry);
        Assert.DoesNotContain("electricity-bill", talk.State.Topic!.Have);
    }

    [Theory]
    [InlineData("zh-TW", "電費單不見了", "算了", "那怎麼用信用卡繳", "taipower")]
    [InlineData("zh-TW", "我要辦水費過戶", "先放著", "那帳單地址怎麼改", "twc")]
    [InlineData("en", "I want to change the name on my electricity bill", "changed my mind", "how do I get an e-bill", "taipower")]
    public void AnotherMatter_AfterOneWasLeft_IsOfTheSameOrganisation(
        string locale, string first, string leaves, string next, string organisation)
    {
        var talk = real.Open(locale);
        talk.Say(first);
        talk.Say(leaves);
        talk.Say(next);
        Assert.Equal(organisation, EntryId.OrganisationOf(talk.State.Topic!.Entry));
    }

    [Theory]
    [InlineData("不問了，謝謝你")]
    [InlineData("算了，就這樣")]
    public void WhoLeavesWithThanks_IsShownNoMenu(string said)
    {
        var talk = real.Open();
        talk.Say("我要過戶");
        Assert.Equal(Expecting.Entry, talk.State.Expecting);
        talk.Say(said);
        Assert.NotEqual(ReplyKind.Menu, talk.Turn.Replies[^1].Kind);
    }

    [Theory]
    [InlineData("zh-TW", "我要過戶電費", "叫我外甥去跑")]
    [InlineData("zh-TW", "電線桿擋到我家大門要移", "不用移，線包起來就好")]
    public void WhoGoesForOne_OrWhatIsToBeDone_IsNoDanger(string locale, string first, string then)
    {
        var talk = real.Open(locale);
        talk.Say(first);
        talk.Say(then);
        Assert.DoesNotContain(talk.Turn.Replies, r => r.Kind == ReplyKind.Emergency);
    }

    [Theory]
    [InlineData("水費過戶打電話可以嗎")]
    [InlineData("水費過戶可以傳真或打電話嗎")]
    public void AWordThatHoldsTheNameOfAnotherMatter_IsNoSecondRequest(string said)
    {
        var talk = real.Open();
        talk.Say(said);
        Assert.Empty(talk.State.Waiting);
        Assert.NotEqual("taipower", EntryId.OrganisationOf(talk.State.Topic!.Entry));
    }

    [Theory]
    [InlineData("我要把電費改成公司的名字", "水費也是", "applicant", "company")]
    [InlineData("電費過戶，我請代書辦", "那水呢", "by", "agent")]
    public void TheSameMatterElsewhere_IsForTheSamePeople(string first, string then, string slot, string option)
    {
        var talk = real.Open();
        talk.Say(first);
        talk.Say(then);
        Assert.Equal("twc.name-change", talk.State.Topic!.Entry);
        Assert.Equal(option, talk.State.Topic.Answers.GetValueOrDefault(slot));
    }

    /// <summary>With where one lives, it is the same question; and what was wanted of one is wanted of the other.</summary>
    [Theory]
    [InlineData("這幾個月沒人住，電先幫我暫停", "那水呢", "twc.suspend")]
    [InlineData("這幾個月沒人住，電先幫我暫停", "水呢？我住在台中", "twc.suspend")]
    [InlineData("電不要了，電表拆掉", "那水呢，房子在高雄", "twc.terminate")]
    [InlineData("水費過戶要帶什麼，我住板橋", "電呢？也是板橋", "taipower.name-change")]
    public void TheSameMatterElsewhere_IsTheSameWish_WhereverOneLives(string first, string then, string entry)
    {
        var talk = real.Open();
        talk.Say(first);
        talk.Say(then);
        Assert.Equal(entry, talk.State.Topic!.Entry);
    }

    [Fact]
    public void WhoIsUpset_HearsSo_BeforeTheAnswer()
    {
        var talk = real.Open();
        talk.Say("水又停了，受不了，到底什麼時候會來");
        var calm = real.Open();
        calm.Say("水又停了，到底什麼時候會來");
        Assert.Equal(calm.State.Topic!.Entry, talk.State.Topic!.Entry);
        Assert.EndsWith(calm.Turn.Replies[0].Text, talk.Turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.True(talk.Turn.Replies[0].Text.Length > calm.Turn.Replies[0].Text.Length);
    }

    [Theory]
    [InlineData("vi", "làm ơn chuyển cho nhân viên giúp tôi")]
    [InlineData("id", "tolong sambungkan ke petugas ya")]
    [InlineData("en", "could I speak with a person please")]
    public void WhoWantsAPerson_IsHeardInASentence(string locale, string said)
    {
        var talk = real.Open(locale);
        talk.Say(said);
        Assert.Equal(ReplyKind.Handoff, talk.Turn.Replies[^1].Kind);
    }
}
