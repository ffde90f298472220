using System.Collections.Immutable;
using BotService.Engine.Dialogs;

namespace BotService.Tests.Dialogs;

/// <summary>
/// One entry from the first sentence to the list: values, corrections, everything at once, what is missing.
/// </summary>
public sealed class CaseDialogTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Fact]
    public void Slots_NamedInTheUtterance_AreNotAsked()
    {
        var talk = real.Open();
        Assert.Equal(ReplyKind.Question, talk.Say("我要幫公司辦電費過戶").Kind);
        Assert.Equal("company", talk.State.Topic!.Answers["applicant"]);
        Assert.Equal("by", talk.State.ExpectedSlot);
        Assert.Equal(ReplyKind.Checklist, talk.Say("請人辦").Kind);
        Assert.Equal(
            new Dictionary<string, string> { ["applicant"] = "company", ["by"] = "agent" },
            talk.Last.Answer.Case.ToDictionary());
        Assert.NotEmpty(talk.Last.Answer.Sources);
        Assert.Equal(talk.Last.Sheet!.InForceFrom, talk.Last.Answer.InForce);
    }

    [Theory]
    [InlineData("不是，是公司", "company")]
    [InlineData("不是個人，是公司", "company")]
    [InlineData("不是個人", "company")]
    [InlineData("講錯了，公司行號才對", "company")]
    public void Correction_AfterTheList_GivesTheOtherList(string said, string applicant)
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        Assert.Contains("new-user-number", talk.Documents);
        Assert.Equal(ReplyKind.Checklist, talk.Say(said).Kind);
        Assert.Equal(applicant, talk.Last.Answer.Case["applicant"]);
        Assert.Equal("self", talk.Last.Answer.Case["by"]);
        Assert.Contains("company-number", talk.Documents);
        Assert.DoesNotContain("new-user-number", talk.Documents);
    }

    [Fact]
    public void Correction_WhileTheNextQuestionIsOpen_IsTakenAndTheQuestionStays()
    {
        var talk = real.Open();
        talk.Say("電費過戶");
        talk.Say("個人");
        talk.Say("不是，是公司");
        Assert.Equal("company", talk.State.Topic!.Answers["applicant"]);
        Assert.Equal("by", talk.State.ExpectedSlot);
    }

    [Fact]
    public void Correction_InEnglish_IsTaken()
    {
        var talk = real.Open("en");
        talk.Say("change the name on my electricity bill, for a person, I go myself");
        Assert.Equal(ReplyKind.Checklist, talk.Say("no, it is a company").Kind);
        Assert.Equal("company", talk.Last.Answer.Case["applicant"]);
    }

    [Theory]
    [InlineData("全部列出", "zh-TW", "電費過戶要帶什麼")]
    [InlineData("不要問了，全部列出來", "zh-TW", "電費過戶要帶什麼")]
    [InlineData("just list everything", "en", "how do I change the name on my electricity bill")]
    public void ListAll_InsteadOfAnAnswer_GivesEverythingWithItsConditions(string said, string locale, string first)
    {
        var talk = real.Open(locale);
        talk.Say(first);
        Assert.Equal(ReplyKind.Checklist, talk.Say(said).Kind);
        var items = talk.Last.Sheet!.Parts.SelectMany(p => p.Items).DistinctBy(i => i.Id).ToDictionary(i => i.Id);
        var company = real.Loaded.Knowledge.Words(locale).Slots["applicant"].Options["company"].Label;
        Assert.Contains(company, items["company-number"].Condition!, StringComparison.Ordinal);
        Assert.Null(items["electricity-number"].Condition);
        Assert.Contains("authorisation", items.Keys);
        Assert.Contains("identity", items.Keys);
    }

    [Fact]
    public void ListAll_AfterOneAnswer_KeepsWhatIsKnown()
    {
        var talk = real.Open();
        talk.Say("電費過戶，公司");
        talk.Choose("command:list-all");
        Assert.Contains("company-number", talk.Documents);
        Assert.DoesNotContain("new-user-number", talk.Documents);
        Assert.Contains("agent-identity", talk.Documents);
    }

    [Fact]
    public void Missing_TellsExactlyWhatIsMissingAndWhy()
    {
        var talk = real.Open();
        talk.Say("電費過戶，公司，請代理人辦");
        Assert.Equal(ReplyKind.Missing, talk.Say("我有身分證和電費單，還缺什麼").Kind);
        Assert.Equal(
            ["agent-identity", "authorisation", "company-number", "contact-details", "usage-purpose"],
            talk.Documents.Order(StringComparer.Ordinal));
        var items = talk.Last.Sheet!.Parts.SelectMany(p => p.Items).DistinctBy(i => i.Id).ToDictionary(i => i.Id);
        var slots = real.Loaded.Knowledge.Words("zh-TW").Slots;
        Assert.Contains(
            slots["applicant"].Options["company"].Label, items["company-number"].Condition!, StringComparison.Ordinal);
        Assert.Contains(
            slots["by"].Options["agent"].Label, items["authorisation"].Condition!, StringComparison.Ordinal);
        Assert.Null(items["usage-purpose"].Condition);
    }

    [Fact]
    public void Missing_InEnglish_TellsTheSame()
    {
        var talk = real.Open("en");
        talk.Say("change the name on my electricity bill, for a company, by a representative");
        Assert.Equal(ReplyKind.Missing, talk.Say("I have my ID card and the electricity bill, what is missing?").Kind);
        Assert.Equal("en", talk.Last.Locale);
        Assert.Equal(
            ["agent-identity", "authorisation", "company-number", "contact-details", "usage-purpose"],
            talk.Documents.Order(StringComparer.Ordinal));
        Assert.StartsWith(
            "because", talk.Last.Sheet!.Parts.SelectMany(p => p.Items).First(i => i.Id == "company-number").Condition!,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_BeforeTheCaseIsKnown_IsAnsweredOnceItIs()
    {
        var talk = real.Open();
        talk.Say("我要辦電費過戶，我有身分證和電費單，還缺什麼？");
        Assert.Equal(ReplyKind.Question, talk.Last.Kind);
        talk.Choose("slot:applicant=person");
        talk.Choose("slot:by=self");
        Assert.Equal(ReplyKind.Missing, talk.Last.Kind);
        Assert.Equal(["contact-details", "usage-purpose"], talk.Documents.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Missing_MoreInHandLater_IsAddedToWhatWasNamed()
    {
        var talk = real.Open();
        talk.Say("租屋電費查詢，線上辦，簡易版");
        talk.Say("我有租約，還缺什麼");
        Assert.Equal(["tenant-inquiry-form", "tenant-pledge"], talk.Documents.Order(StringComparer.Ordinal));
        Assert.Equal(ReplyKind.Missing, talk.Say("我還有申請單和承諾書，還缺什麼").Kind);
        Assert.Empty(talk.Documents);
        Assert.StartsWith(real.Before("missing-nothing"), talk.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_PaperThatThisCaseDoesNotNeed_IsSaid()
    {
        var talk = real.Open();
        talk.Say("租屋電費查詢，線上辦，簡易版");
        talk.Say("我有存摺，還缺什麼");
        Assert.Contains(
            real.Loaded.Knowledge.Words("zh-TW").Documents["passbook"].Name, talk.Last.Text.Split('\n')[^2],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_UnknownPaper_AsksForItsName()
    {
        var talk = real.Open();
        talk.Say("租屋電費查詢，線上辦，簡易版");
        Assert.StartsWith(real.Words("have-unknown"), talk.Say("我有那個東西，還缺什麼").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NotInForce_IsSaidAndRecorded_AndNoVersionStandsIn()
    {
        var talk = real.Open(today: new DateOnly(1990, 1, 1));
        var reply = talk.Say("電費過戶要帶什麼");
        Assert.Equal(ReplyKind.NotInForce, reply.Kind);
        Assert.Null(reply.Sheet);
        Assert.Null(reply.Answer.InForce);
        Assert.Contains("1911", reply.Text, StringComparison.Ordinal);
        Assert.Equal("not-in-force", talk.Event<TurnEvent.Unanswered>().Reason);
        Assert.Equal(ReplyKind.NotInForce, talk.Say("那要多少錢").Kind);
    }

    [Fact]
    public void Checklist_NotConfirmedComplete_SaysSoWithWhoConfirms()
    {
        var talk = real.Open();
        talk.Say("電費過戶，個人，本人去");
        Assert.Contains("1911", talk.Last.Sheet!.Reservation!, StringComparison.Ordinal);
        Assert.Contains("1911", talk.Last.Speak, StringComparison.Ordinal);
    }

    [Fact]
    public void State_AfterACase_HoldsNothingTheCitizenTyped()
    {
        var talk = real.Open();
        talk.Say("我叫王小明，電費過戶，公司，電號 12-34-5678-90-1，電話 0912345678");
        Assert.DoesNotContain("王小明", Conversation.Whole(talk.Turn), StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", Conversation.Whole(talk.Turn), StringComparison.Ordinal);
        Assert.Equal(ImmutableDictionary<string, string>.Empty.Add("applicant", "company"), talk.State.Topic!.Answers);
    }
}
