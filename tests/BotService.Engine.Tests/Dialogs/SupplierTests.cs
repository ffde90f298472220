using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>
/// Whose water it is: asked first, remembered, changeable, and nobody is ever told another supplier's rules.
/// </summary>
public sealed class SupplierTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const string Ask = "水費過戶要帶什麼";

    [Fact]
    public void Supplier_NotKnown_IsTheFirstQuestion()
    {
        var talk = real.Open(supplier: null);
        var reply = talk.Say(Ask);
        Assert.Equal((ReplyKind.Question, "twc.name-change"), (reply.Kind, reply.Answer.Entry));
        Assert.Equal(Expecting.Supplier, talk.State.Expecting);
        Assert.Equal(["twd", "twc", "kinmen", "matsu"], Offered(talk));
        Assert.Contains(talk.State.Offers, o => o.Action == "command:unsure");
        Assert.Null(reply.Sheet);
    }

    [Theory]
    [InlineData("台水的水費過戶要帶什麼", "twc")]
    [InlineData("我打1910問過，水費過戶要帶什麼", "twc")]
    [InlineData("高雄的水費過戶要帶什麼", "twc")]
    [InlineData("北水處過戶要帶什麼", "twd")]
    [InlineData("臺北自來水過戶要帶什麼", "twd")]
    [InlineData("台北市水費過戶要帶什麼", "twd")]
    [InlineData("新北投的水費過戶要帶什麼", "twd")]
    [InlineData("金門水費過戶要帶什麼", "kinmen")]
    [InlineData("馬祖水費過戶要帶什麼", "matsu")]
    [InlineData("change the name on my Taipei Water bill", "twd")]
    [InlineData("change the name on the water bill in Kaohsiung", "twc")]
    public void Supplier_SaidInTheRequest_IsSettled(string said, string supplier)
    {
        var talk = real.Open(supplier: null);
        talk.Say(said);
        Assert.Equal(supplier, talk.State.Supplier);
        Assert.NotEqual(Expecting.Supplier, talk.State.Expecting);
    }

    [Theory]
    [InlineData("新北市水費過戶要帶什麼")]
    [InlineData("台北縣水費過戶要帶什麼")]
    [InlineData("台水和北水處的水費過戶要帶什麼")]
    [InlineData("用水過戶要帶什麼，不是台北市")]
    [InlineData("change the name on my water bill in New Taipei City")]
    public void Place_ThatIsNobodysAlone_SettlesNothing(string said)
    {
        var talk = real.Open(supplier: null);
        talk.Say(said);
        Assert.Null(talk.State.Supplier);
        Assert.Equal(Expecting.Supplier, talk.State.Expecting);
    }

    [Theory]
    [InlineData("台北市")]
    [InlineData("我住台北市")]
    [InlineData("北水處的")]
    [InlineData("I live in Taipei")]
    public void Supplier_OfWhomNothingIsKnownHere_IsNamedInsteadOfTheLeadsRules(string said)
    {
        var talk = real.Open(supplier: null);
        talk.Say("用水種別變更要帶什麼");
        Assert.Equal("twc.usage-type-change", talk.Last.Answer.Entry);
        var reply = talk.Say(said);
        Assert.Equal((ReplyKind.Referral, "twc.usage-type-change"), (reply.Kind, reply.Answer.Entry));
        Assert.Contains("02-8733-5678", reply.Text, StringComparison.Ordinal);
        Assert.Contains("https://english.water.gov.taipei/", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", reply.Speak, StringComparison.Ordinal);
        Assert.DoesNotContain("1910", reply.Text, StringComparison.Ordinal);
        Assert.Null(reply.Sheet);
        Assert.Equal("not-covered", talk.Event<TurnEvent.Unanswered>().Reason);
    }

    [Fact]
    public void EveryMatterOfTheLead_ForAnotherSupplier_IsTheirOwnOrAReferral()
    {
        var knowledge = real.Loaded.Knowledge;
        foreach (var entry in knowledge.Entries.Values.Where(e => e.Organisation == "twc"))
        {
            foreach (var supplier in (string[])["twd", "kinmen", "matsu"])
            {
                var state = new DialogState(
                    "zh-TW", Offers: [new Offer("這個", $"entry:{entry.Id}")], Supplier: supplier);
                foreach (var turn in (string[][])[["這個"], ["這個", "要多少錢"], ["這個", "全部列出"], ["這個", "我有身分證，還缺什麼"]])
                {
                    var last = turn.Aggregate(
                        new TurnResult(state, [], []),
                        (t, said) => real.Engine.Next(t.State, new Input(said, "zh-TW"), RealEngine.Today));
                    Assert.All(last.Replies,
                        r => Assert.True(
                            r.Sheet is null || EntryId.OrganisationOf(r.Sheet.Entry) == supplier,
                            $"{entry.Id} for {supplier}: {r.Text}"));
                    Assert.All(last.Replies,
                        r => Assert.False(
                            r.Kind == ReplyKind.Facet && EntryId.OrganisationOf(r.Answer.Entry!) == "twc", r.Text));
                }
            }
        }
    }

    [Fact]
    public void Supplier_WithItsOwnEntry_TellsThatAndNothingOfTheLeads()
    {
        var knowledge = WithOwnNameChange();
        var talk = new Conversation(
            new DialogEngine(knowledge, real.Loaded.Script, real.Loaded.Recognizer, real.Loaded.Calculators,
                real.Loaded.Safety), "zh-TW", RealEngine.Today);
        talk.Say("我要幫公司辦水費過戶");
        Assert.Equal(Expecting.Supplier, talk.State.Expecting);
        Assert.Equal(ReplyKind.Checklist, talk.Say("台北市").Kind);
        Assert.Equal(("twd.name-change", "twd.name-change"), (talk.Last.Answer.Entry, talk.Last.Sheet!.Entry));
        Assert.Equal(["company-number"], talk.Documents);
        Assert.Equal("company", talk.State.Topic!.Answers["applicant"]);
        Assert.Equal(new CaseLine("供水單位", "北水處"), talk.Last.Sheet.Case[0]);
        talk.Say("那要多少錢");
        Assert.Equal("twd.name-change", talk.Last.Answer.Entry);
        talk.Say("不對，我是台水的用戶");
        Assert.Equal("twc.name-change", talk.State.Topic!.Entry);
        Assert.Equal("company", talk.State.Topic.Answers["applicant"]);
        Assert.Equal(Expecting.Slot, talk.State.Expecting);
    }

    [Fact]
    public void Supplier_Known_IsRememberedForTheNextMatter()
    {
        var talk = real.Open(supplier: null);
        talk.Say(Ask);
        talk.Choose("supplier:twc");
        Assert.Equal(Expecting.Slot, talk.State.Expecting);
        talk.Say("電費過戶，個人，本人去");
        Assert.Equal("taipower.name-change", talk.Last.Answer.Entry);
        Assert.Equal(ReplyKind.Action, talk.Say("停水公告在哪裡查").Kind);
        Assert.Equal("twc", talk.State.Supplier);
    }

    [Theory]
    [InlineData("不對，我住金門", "kinmen")]
    [InlineData("其實我家在馬祖", "matsu")]
    [InlineData("那北水處呢", "twd")]
    [InlineData("actually I live in Taipei", "twd")]
    public void Supplier_ChangedByMind_ChangesTheReply(string said, string supplier)
    {
        var talk = real.Open(supplier: null);
        talk.Say("用水種別變更要帶什麼");
        talk.Say("台水");
        Assert.Equal("twc", talk.State.Supplier);
        Assert.Equal(ReplyKind.Referral, talk.Say(said).Kind);
        Assert.Equal(supplier, talk.State.Supplier);
        talk.Say("說錯了，是台水");
        Assert.Equal("twc", talk.State.Supplier);
        Assert.NotEqual(ReplyKind.Referral, talk.Last.Kind);
        Assert.Equal("twc.usage-type-change", talk.Last.Answer.Entry);
    }

    [Fact]
    public void Supplier_NotSure_IsToldHowToFindOut_AndNothingElse()
    {
        var talk = real.Open(supplier: null);
        talk.Say(Ask);
        var reply = talk.Choose("command:unsure");
        Assert.Equal((ReplyKind.Question, Expecting.Supplier), (reply.Kind, talk.State.Expecting));
        Assert.Contains(
            real.Loaded.Knowledge.Words("zh-TW").Supplies["water"].Tell, reply.Text, StringComparison.Ordinal);
        Assert.Contains("1910", reply.Text, StringComparison.Ordinal);
        Assert.Contains("02-8733-5678", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.State.Offers, o => o.Action == "command:unsure");
        Assert.Null(reply.Sheet);
        Assert.Equal(Expecting.Slot, talk.Choose("supplier:twc") is not null ? talk.State.Expecting : default);
    }

    [Theory]
    [InlineData("家裡突然停水了")]
    [InlineData("馬路上水管破了一直噴水")]
    public void Urgent_Matters_GiveTheTelephonesWithTheQuestion(string said)
    {
        var talk = real.Open(supplier: null);
        var reply = talk.Say(said);
        Assert.Equal(Expecting.Supplier, talk.State.Expecting);
        Assert.Contains("1910", reply.Text, StringComparison.Ordinal);
        Assert.Contains("02-8733-5678", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_GivenBesideTheSupplier_AreNotAskedAgain()
    {
        var talk = real.Open(supplier: null);
        talk.Say("我要幫公司辦水費過戶");
        talk.Say("台中，本人去");
        Assert.Equal("twc.name-change", talk.State.Topic!.Entry);
        Assert.Equal("company", talk.State.Topic.Answers["applicant"]);
        Assert.Equal("self", talk.State.Topic.Answers["by"]);
    }

    [Fact]
    public void Sheet_OfTheSupplier_NamesItBeforeTheAnswers()
    {
        var talk = real.Open(supplier: null);
        talk.Say("台水停水公告在哪裡查");
        Assert.Equal(new CaseLine("供水單位", "台水"), talk.Last.Sheet!.Case[0]);
    }

    [Fact]
    public void Person_BeforeTheSupplierIsKnown_NamesAllLines()
    {
        var talk = real.Open(supplier: null);
        talk.Say(Ask);
        var reply = talk.Say("找專人");
        Assert.Contains("1910", reply.Text, StringComparison.Ordinal);
        Assert.Contains("02-8733-5678", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Unclear_Answer_IsAskedAgainOnceAndThenRefused()
    {
        var talk = real.Open(supplier: null);
        talk.Say(Ask);
        Assert.Equal(ReplyKind.Question, talk.Say("今天天氣真好").Kind);
        Assert.Equal(Expecting.Supplier, talk.State.Expecting);
        Assert.Equal(ReplyKind.Fallback, talk.Say("你最喜歡什麼顏色").Kind);
    }

    [Fact]
    public void Electricity_InTaipei_SaysNothingOfWater()
    {
        var talk = real.Open(supplier: null);
        talk.Say("台北市的電費過戶要帶什麼");
        Assert.Null(talk.State.Supplier);
        Assert.Equal("taipower.name-change", talk.Last.Answer.Entry);
    }

    [Fact]
    public void TwoRequests_OneNotCovered_TheOtherIsStillAnswered()
    {
        var talk = real.Open(supplier: "kinmen");
        talk.Say("我要辦水費過戶，順便申請電費電子帳單");
        Assert.Equal(ReplyKind.Referral, talk.Turn.Replies[0].Kind);
        Assert.Equal("taipower.ebill", talk.Last.Answer.Entry);
        Assert.True(talk.State.Waiting.IsEmpty);
    }

    /// <summary>The shipped knowledge with a shorter rule of Taipei's own for the change of name.</summary>
    private KnowledgeBase WithOwnNameChange()
    {
        var knowledge = real.Loaded.Knowledge;
        var lead = knowledge.Entries["twc.name-change"];
        var version = lead.InForce(RealEngine.Today)!;
        var own = lead with
        {
            Id = "twd.name-change",
            Versions =
            [
                version with
                {
                    Slots = [version.Slot("applicant")!],
                    Facts = [.. version.Facts.Where(f => f.Id == "company-number" || f.Section == Section.Fees)],
                },
            ],
        };
        return knowledge with { Entries = new Dictionary<string, Entry>(knowledge.Entries) { [own.Id] = own } };
    }

    private static IEnumerable<string> Offered(Conversation talk) =>
        talk.State.Offers.Where(o => o.Action.StartsWith("supplier:", StringComparison.Ordinal))
            .Select(o => o.Action[9..]);
}
