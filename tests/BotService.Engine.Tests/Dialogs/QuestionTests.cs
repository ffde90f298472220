using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>Questions that have an answer of their own, asked in other words than they are written in.</summary>
public sealed class QuestionTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("請問水塔多久要清洗", "twc.tank-clean-often", "twc.tank-cleaning")]
    [InlineData("自來水裡鉛的標準是多少", "twc.lead-limit", "twc.water-quality")]
    [InlineData("什麼是 ppm", "twc.unit-ppm", "twc.water-quality")]
    public void Question_IsAnsweredOutright_WithItsSourceAndItsMatter(string said, string item, string entry)
    {
        var talk = real.Open(supplier: null);
        var reply = talk.Say(said);
        Assert.Equal((ReplyKind.Answer, item, entry), (reply.Kind, reply.Answer.Item, reply.Answer.Entry));
        Assert.Contains(real.Loaded.Knowledge.Answers[item].Words["zh-TW"].Text, reply.Text, StringComparison.Ordinal);
        Assert.Contains("出處：台水", reply.Text, StringComparison.Ordinal);
        Assert.Equal($"entry:{entry}", talk.State.Offers[0].Action);
        Assert.NotEmpty(reply.Answer.Sources);
    }

    [Theory]
    [InlineData("水表八年就要換一次嗎", "twc.meter-change-age", "twc.meter-relocate")]
    [InlineData("水費過戶要不要前屋主簽名", "twc.name-change-how", "twc.name-change")]
    public void Question_OfAProcedure_IsAnsweredFirst_AndItsListGoesOn(string said, string item, string entry)
    {
        var talk = real.Open();
        talk.Say(said);
        Assert.Equal(item, talk.Turn.Replies[0].Answer.Item);
        Assert.Equal(ReplyKind.Answer, talk.Turn.Replies[0].Kind);
        Assert.Null(talk.Last.Answer.Item);
        Assert.Equal(entry, talk.State.Topic!.Entry);
    }

    [Theory]
    [InlineData("電費怎麼算", "taipower")]
    [InlineData("水費怎麼算", "twc")]
    public void Question_AboutOneThing_IsNeverAnsweredByAnotherOrganisation(string said, string organisation)
    {
        var talk = real.Open(supplier: null);
        talk.Say(said);
        Assert.All(talk.Turn.Replies.Select(r => r.Answer.Item).OfType<string>(),
            i => Assert.StartsWith(organisation, i, StringComparison.Ordinal));
    }

    [Fact]
    public void Answer_ThatMayBeOfAnotherQuestion_SaysWhichItAnswers()
    {
        var answer = real.Loaded.Knowledge.Answers["twc.basic-charge-why"].Words["zh-TW"];
        var sure = real.Open(supplier: null);
        sure.Say("為什麼水費要收基本費");
        Assert.StartsWith(answer.Text, sure.Turn.Replies[0].Text, StringComparison.Ordinal);
        var doubtful = real.Open(supplier: null);
        doubtful.Say("水價收取基本費之理由");
        Assert.Contains(answer.Question, doubtful.Turn.Replies[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我要辦水費過戶")]
    [InlineData("電費過戶要帶什麼")]
    [InlineData("停用自來水怎麼申請")]
    public void Request_IsAProcedureStill(string said)
    {
        var talk = real.Open();
        Assert.All(real.Open().Turn.Replies, r => Assert.Null(r.Answer.Item));
        Assert.Null(talk.Say(said).Answer.Item);
    }

    [Fact]
    public void Question_OfAnotherSupplier_IsNotAnsweredByThisOnesRules()
    {
        var reply = real.Open(supplier: "twd").Say("請問水塔多久要清洗");
        Assert.False(reply.Answer.Item?.StartsWith("twc.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Question_AmidItsMatter_IsAPartOfIt_AndWhatWasOpenStaysOpen()
    {
        var talk = real.Open();
        talk.Say("自來水有點混濁，有怪味");
        Assert.Equal("twc.water-quality", talk.State.Topic!.Entry);
        var (expecting, offers) = (talk.State.Expecting, talk.State.Offers);
        var reply = talk.Say("用濾水器有必要嗎");
        Assert.Equal((ReplyKind.Facet, "twc.drink-filter-needed"), (reply.Kind, reply.Answer.Item));
        Assert.Equal(expecting, talk.State.Expecting);
        Assert.Equal(offers.AsEnumerable(), talk.State.Offers);
    }

    [Theory]
    [InlineData("為什麼自來水要煮過才能喝", "那水塔要多久洗一次", "twc.tank-clean-often")]
    [InlineData("一度水幾公升", "那一度多少錢", "twc.unit-price")]
    [InlineData("夏月是哪幾個月", "那冬天一度多少錢", "taipower.home-other-price")]
    public void Question_AfterAnAnswer_IsAnsweredToo_OfTheSameOrganisation(string first, string then, string item)
    {
        var talk = real.Open(supplier: null);
        Assert.NotNull(talk.Say(first).Answer.Item);
        Assert.Equal(item, talk.Say(then).Answer.Item);
    }

    [Fact]
    public void Question_ThatIsOffered_IsAnsweredWhenItIsTapped()
    {
        var answers = real.Loaded.Knowledge.Answers;
        foreach (var answer in answers.Values.Where((_, i) => i % 40 == 0))
        {
            var talk = real.Open(supplier: null);
            Assert.Equal(answer.Id, talk.Say(answer.Words["zh-TW"].Question).Answer.Item ?? answer.Id);
        }
    }

    [Fact]
    public void Question_InEnglish_IsAnsweredInEnglish()
    {
        var reply = real.Open("en", supplier: null).Say("Can I have both an e-bill and a bill by SMS?");
        Assert.Equal("twc.sms-bill-or-ebill", reply.Answer.Item);
        Assert.StartsWith("No, ", reply.Text, StringComparison.Ordinal);
    }
}
