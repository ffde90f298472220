using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.CallBacks;

namespace BotService.Tests.Dialogs.CallBacks;

/// <summary>A citizen asks for a call: from the number to the promise, and everything that comes between.</summary>
public sealed class CallBackTalkTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const string Phone = "0912-345-678";

    private readonly CallBackTalker talk = new(real);

    [Theory]
    [InlineData("zh-TW", "找專人", "上午", "對")]
    [InlineData("en", "talk to a person", "in the morning please", "yes")]
    public void Call_AskedForBesideTheHotline_IsPromisedWithinHours(string locale, string person, string when, string yes)
    {
        talk.Open(locale);
        talk.Say(person);
        Assert.Equal(ReplyKind.Handoff, talk.Last.Kind);
        talk.Choose("command:callback");
        Assert.Equal((ReplyKind.Callback, Expecting.CallBack), (talk.Last.Kind, talk.State.Expecting));
        talk.Say(Phone);
        Assert.Equal("0912345678", talk.Event<TurnEvent.ContactGiven>().Number.Digits);
        Assert.Contains("callback:Afternoon", talk.Offered);
        talk.Say(when);
        Assert.Contains("678", talk.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("345", talk.Last.Text, StringComparison.Ordinal);
        talk.Say(yes);
        var asked = talk.Event<TurnEvent.CallBackAsked>();
        Assert.Equal((CallBackTalker.Free, CallBackPart.Morning), (asked.Number, asked.Part));
        Assert.Equal((CallBackTalker.At("2026-11-20 10:00"), CallBackTalker.At("2026-11-20 12:00")), (asked.From, asked.Until));
        Assert.Contains(CallBackNumber.Write(CallBackTalker.Free), talk.Last.Text, StringComparison.Ordinal);
        Assert.Contains("12:00", talk.Last.Text, StringComparison.Ordinal);
        Assert.Null(talk.State.CallBack);
    }

    [Theory]
    [InlineData("zh-TW", "我的電話 0912-345-678，請打給我")]
    [InlineData("zh-TW", "0912345678 打給我好嗎")]
    [InlineData("en", "my number is 0912 345 678, call me")]
    public void Number_WrittenWithTheWish_IsNotAskedForAgain(string locale, string text)
    {
        talk.Open(locale);
        talk.Say(text);
        Assert.Equal("0912345678", talk.Event<TurnEvent.ContactGiven>().Number.Digits);
        Assert.Equal(CallBackStep.When, talk.State.CallBack!.Step);
    }

    [Fact]
    public void Number_ThatComesMasked_IsAskedForAgain()
    {
        talk.Open("zh-TW");
        talk.Say("我的電話〔電話〕，打給我");
        Assert.Equal((Expecting.CallBack, CallBackStep.Number), (talk.State.Expecting, talk.State.CallBack!.Step));
        Assert.Equal(real.Words("call-back-number"), talk.Last.Text);
    }

    [Theory]
    [InlineData("不要打給我，0912345678")]
    [InlineData("有人用 0912345678 打電話給我說要停電")]
    [InlineData("They call me from 0912 345 678 and want money")]
    [InlineData("0912345678")]
    public void Number_WithoutTheWish_IsNoCall(string text)
    {
        talk.Open("zh-TW");
        talk.Say(text);
        Assert.Empty(talk.Turn.Events.OfType<TurnEvent.ContactGiven>());
    }

    [Theory]
    [InlineData("12345678", "call-back-no-number")]
    [InlineData("+81 90 1234 5678", "call-back-foreign")]
    [InlineData("0912345678 或 0922333444", "call-back-several")]
    [InlineData("0912345678 0922333444 0933444555 0955666777 0966777888 02-23456789 037-123456 06-2123456 0977888999 0988999000", "call-back-several")]
    public void Number_ThatCannotBeCalled_IsAskedForOnceMore(string text, string line)
    {
        talk.Open("zh-TW");
        talk.Say("請人回電");
        talk.Say(text);
        Assert.StartsWith(real.Words(line), talk.Last.Text, StringComparison.Ordinal);
        Assert.Equal(CallBackStep.Number, talk.State.CallBack!.Step);
        Assert.Empty(talk.Turn.Events.OfType<TurnEvent.ContactGiven>());
        talk.Say(Phone);
        Assert.Equal(CallBackStep.When, talk.State.CallBack!.Step);
    }

    [Fact]
    public void State_HoldsNothingOfTheNumber()
    {
        talk.Open("zh-TW");
        talk.Say("請打給我 0912345678");
        talk.Say("下午");
        Assert.DoesNotContain("678", System.Text.Json.JsonSerializer.Serialize(talk.State), StringComparison.Ordinal);
    }

    [Fact]
    public void Number_Corrected_TakesThePlaceOfTheFirst()
    {
        talk.Open("zh-TW");
        talk.Say("請打給我 0912345678");
        talk.Say("下午");
        talk.Say("不對，是 0922333444");
        Assert.Equal("0922333444", talk.Event<TurnEvent.ContactGiven>().Number.Digits);
        Assert.Contains("444", talk.Last.Text, StringComparison.Ordinal);
        Assert.Equal((CallBackStep.Confirm, CallBackPart.Afternoon), (talk.State.CallBack!.Step, talk.State.CallBack.Part!.Value));
        talk.Choose("callback:when");
        talk.Say("都可以");
        talk.Say("好");
        Assert.Equal(CallBackPart.Any, talk.Event<TurnEvent.CallBackAsked>().Part);
    }

    [Theory]
    [InlineData("不用了")]
    [InlineData("算了")]
    public void Refusal_DropsTheNumberAndGoesBackToWhatWasOpen(string no)
    {
        talk.Open("zh-TW");
        talk.Say("電費過戶");
        Assert.Equal(Expecting.Slot, talk.State.Expecting);
        var slot = talk.State.ExpectedSlot;
        talk.Say("請打給我 0912345678");
        talk.Say(no);
        talk.Event<TurnEvent.ContactDropped>();
        Assert.Equal((Expecting.Slot, slot, null), (talk.State.Expecting, talk.State.ExpectedSlot, talk.State.CallBack));
        Assert.Equal("taipower.name-change", talk.State.Topic!.Entry);
        Assert.Contains("個人", talk.Last.Choices);
    }

    [Fact]
    public void Promise_AmidAMatter_IsItsOrganisationsAndLeavesItsQuestionOpen()
    {
        talk.Open("zh-TW");
        talk.Say("電費過戶");
        talk.Say("請打給我 0912345678");
        talk.Say("現在");
        talk.Say("對");
        var asked = talk.Event<TurnEvent.CallBackAsked>();
        Assert.Equal(("taipower", "taipower.name-change", CallBackPart.Now), (asked.Organisation, asked.Entry, asked.Part));
        Assert.Equal(CallBackTalker.At("2026-11-20 11:00"), asked.Until);
        talk.Say("個人");
        Assert.NotEqual(Expecting.CallBack, talk.State.Expecting);
        Assert.Equal("taipower.name-change", talk.State.Topic!.Entry);
    }

    [Fact]
    public void AnotherMatter_AmidIt_IsAnsweredAndTheCallGoneOnWith()
    {
        talk.Open("zh-TW");
        talk.Say("請打給我 0912345678");
        talk.Say("電費過戶要帶什麼");
        Assert.Equal("taipower.name-change", talk.State.Topic?.Entry);
        Assert.Contains("command:callback", talk.Offered);
        talk.Choose("command:callback");
        Assert.Equal((Expecting.CallBack, CallBackStep.When), (talk.State.Expecting, talk.State.CallBack!.Step));
    }

    [Fact]
    public void Danger_AmidIt_ComesFirstAndTheQuestionStays()
    {
        talk.Open("zh-TW");
        talk.Say("請打給我 0912345678");
        talk.Say("我家插座冒火了");
        Assert.Contains(talk.Turn.Replies, r => r.Kind == ReplyKind.Emergency);
        Assert.Equal(Expecting.CallBack, talk.State.Expecting);
        talk.Say("下午");
        Assert.Equal(CallBackStep.Confirm, talk.State.CallBack!.Step);
    }

    [Theory]
    [InlineData("2026-11-20 12:30", "2026-11-20 13:30", "2026-11-20 17:30")]
    [InlineData("2026-11-20 17:20", "2026-11-23 13:30", "2026-11-23 17:30")]
    [InlineData("2026-11-21 09:00", "2026-11-23 13:30", "2026-11-23 17:30")]
    public void Promise_IsNeverOutsideHours(string at, string from, string until)
    {
        talk.Now = CallBackTalker.At(at);
        talk.Open("zh-TW");
        talk.Say("請打給我 0912345678");
        talk.Say("下午");
        talk.Say("對");
        var asked = talk.Event<TurnEvent.CallBackAsked>();
        Assert.Equal((CallBackTalker.At(from), CallBackTalker.At(until)), (asked.From, asked.Until));
    }

    [Fact]
    public void Now_OutsideHours_IsNotOffered()
    {
        talk.Now = CallBackTalker.At("2026-11-20 12:30");
        talk.Open("zh-TW");
        talk.Say("請打給我 0912345678");
        Assert.DoesNotContain("callback:Now", talk.Offered);
        talk.Say("現在");
        Assert.Equal(CallBackStep.When, talk.State.CallBack!.Step);
    }

    [Fact]
    public void Promise_InAYearWithoutACalendar_SaysThatAHolidayMayPushItOn()
    {
        talk.Now = CallBackTalker.At("2026-12-31 17:20");
        talk.Open("zh-TW");
        talk.Say("請打給我 0912345678");
        talk.Say("上午");
        Assert.Contains(real.Words("call-back-unsure"), talk.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Contact_ThatIsGone_IsAskedForAgain()
    {
        talk.Open("zh-TW");
        talk.Say("請打給我 0912345678");
        talk.Say("下午");
        talk.Tail = null;
        talk.Say("對");
        Assert.Equal(CallBackStep.Number, talk.State.CallBack!.Step);
        Assert.Empty(talk.Turn.Events.OfType<TurnEvent.CallBackAsked>());
    }

    [Fact]
    public void Two_Misses_OfferACall()
    {
        talk.Open("zh-TW");
        talk.Say("今天晚餐吃什麼好");
        Assert.Equal(ReplyKind.Fallback, talk.Last.Kind);
        Assert.DoesNotContain("command:callback", talk.Offered);
        talk.Say("推薦一部電影");
        Assert.Contains("command:callback", talk.Offered);
    }

    [Fact]
    public void Host_WithoutTerms_LeadsToTheHotline()
    {
        var bare = new Conversation(real.Engine, "zh-TW", RealEngine.Today);
        Assert.Equal(ReplyKind.Handoff, bare.Say("請打給我 0912345678").Kind);
        Assert.DoesNotContain("command:callback", bare.Last.Offers.Select(o => o.Action));
    }

    [Fact]
    public void Picture_AmidIt_AsksOnceMore()
    {
        talk.Open("zh-TW");
        talk.Say("請人回電");
        talk.Send(new Input("", "zh-TW") { Medium = Medium.Picture });
        Assert.EndsWith(real.Words("call-back-number"), talk.Last.Text, StringComparison.Ordinal);
        Assert.Equal(Expecting.CallBack, talk.State.Expecting);
    }

    [Theory]
    [InlineData("vi", "gọi lại cho tôi")]
    [InlineData("id", "minta ditelepon")]
    public void FramedLanguage_AsksInItsOwnWords(string locale, string text)
    {
        talk.Open(locale);
        talk.Say(text);
        Assert.Equal(real.Words("call-back-number", locale), talk.Last.Text);
    }
}
