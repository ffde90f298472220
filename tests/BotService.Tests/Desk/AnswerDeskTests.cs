using BotService.Desk;
using BotService.Engine.Intents;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Desk;

public sealed class AnswerDeskTests
{
    private const string Entry = "taipower.name-change";

    private static readonly AnswerDesk Desk = new(RealEngine.Shared, RealEngine.Shared.Recognizers);

    [Fact]
    public void Look_AtAClearQuestion_GivesTheEntryWhyAndItsList()
    {
        var look = Look("電費帳單要換成我的名字");

        Assert.Equal((Outcome.Matched, Entry), (look.Outcome, look.Candidates[0].Card.Id));
        Assert.Equal(3, look.Candidates.Count);
        Assert.True(look.Candidates[0].Score > look.Candidates[1].Score);
        Assert.Contains(look.Candidates[0].Why, r => r is { IsFor: true, Kind: "example" });
        Assert.Contains(look.Candidates[1].Why, r => !r.IsFor && r.Rival == Entry);
        Assert.Equal(Entry, look.Case!.Card.Id);
        Assert.NotNull(look.Case.Sheet);
        Assert.NotEmpty(look.Case.Open);
        Assert.Equal(look.Case.Open.Select(q => q.Slot).Order(), look.Case.Questions.Select(q => q.Slot).Where(
            s => !look.Case.Answers.ContainsKey(s)).Order().Intersect(look.Case.Open.Select(q => q.Slot)));
    }

    [Fact]
    public void Look_AtWordsThatTellTheCase_TakesItOver()
    {
        var look = Look("公司要辦用電過戶，我是代理人");
        Assert.Equal("company", look.Case!.Answers["applicant"]);
        Assert.Contains("applicant", look.Case.Heard);
    }

    [Fact]
    public void Look_AtAnAnswerOfTheClerk_LetsItGoBeforeTheWords()
    {
        var look = Look("公司要辦用電過戶", slots: new() { ["applicant"] = "person" });
        Assert.Equal("person", look.Case!.Answers["applicant"]);
        Assert.DoesNotContain("applicant", look.Case.Heard);

        var open = Look("公司要辦用電過戶", slots: new() { ["applicant"] = "" });
        Assert.DoesNotContain("applicant", open.Case!.Answers.Keys);
        Assert.Contains("applicant", open.Case.Open.Select(q => q.Slot));
    }

    [Fact]
    public void Look_AtAnotherEntryThanTheWordsMean_ReadsItsCaseAllTheSame()
    {
        var look = Look("公司要停止用電", entry: Entry);
        Assert.Equal(Entry, look.Case!.Card.Id);
        Assert.Equal("company", look.Case.Answers["applicant"]);
    }

    [Fact]
    public void Look_AtPapersInHand_SaysWhatIsMissing()
    {
        var all = Look("電費過戶").Case!.Papers!;
        Assert.Null(all.Missing);
        var one = all.Papers[0].Id;

        var held = Look("電費過戶", have: [one]).Case!;
        Assert.Equal([one], held.Have);
        Assert.DoesNotContain(one, held.Papers!.Lacking.Select(p => p.Id));
        Assert.DoesNotContain(held.Papers.Missing!.Parts.SelectMany(p => p.Items), i => i.Id == one);
        Assert.Empty(Look("電費過戶", have: ["no-such-paper"]).Case!.Have);
    }

    [Fact]
    public void Look_AtWhatCannotBeUsed_SaysSoAndUsesTheRest()
    {
        var look = Look("電費過戶", entry: "no.such-entry", slots: new() { ["<b>"] = "x", ["applicant"] = "person" });
        Assert.Equal(
            [DeskProblemKind.UnknownEntry, DeskProblemKind.ForeignSlot], look.Problems.Select(p => p.Kind));
        Assert.Equal((Entry, "person"), (look.Case!.Card.Id, look.Case.Answers["applicant"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀😀")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202Eאבג\u0000")]
    public void Look_AtAnything_Answers(string text) => Assert.Empty(Look(text).Problems);

    [Fact]
    public void Look_AtALetter_ReadsItsBeginning()
    {
        var ask = DeskAsk.Of(new string('a', DeskAsk.Longest - 1) + "😀" + new string('b', 9_399), "zh-TW");
        Assert.Equal((DeskAsk.Longest - 1, 9_401), (ask.Text.Length, ask.LeftOut));
        Desk.Look(ask, RealEngine.Today);
    }

    [Fact]
    public void Look_AtNothingOfOurs_SuggestsNoneAndSaysWhy()
    {
        var look = Look("台積電今天的股價是多少");
        Assert.Equal(Outcome.OutOfScope, look.Outcome);
        Assert.Null(look.Case);
        Assert.NotEmpty(look.Doubts);
    }

    [Fact]
    public void Look_AtDanger_SaysFirstWhomToCall()
    {
        var look = Look("家裡有瓦斯味，頭好暈");
        Assert.NotEmpty(look.Danger!.Calls);
        Assert.NotEqual("", look.Danger.Text);
    }

    [Fact]
    public void Look_InAnotherLanguage_FindsTheEntry() =>
        Assert.Contains(Entry, Look("I want the electricity account in my name", locale: "en").Candidates.Select(c => c.Card.Id));

    [Fact]
    public void State_OfTheCase_IsGoneOnWith()
    {
        var open = Look("電費過戶").Case!.State("zh-TW");
        var asks = RealEngine.Shared.Engine.Next(open, new(null, null), RealEngine.Today);
        Assert.Equal(Entry, asks.State.Topic!.Entry);
        Assert.Equal(BotService.Engine.Dialogs.ReplyKind.Question, asks.Replies[^1].Kind);
    }

    private static DeskLook Look(
        string text, string? entry = null, Dictionary<string, string>? slots = null, string[]? have = null,
        string locale = "zh-TW") =>
        Desk.Look(DeskAsk.Of(text, locale) with { Entry = entry, Slots = slots, Have = have }, RealEngine.Today);
}
