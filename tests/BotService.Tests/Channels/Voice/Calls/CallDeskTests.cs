using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Speaking;
using BotService.Releases;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Voice.Calls;

/// <summary>What the desk decides, without a service around it.</summary>
public sealed class CallDeskTests
{
    private static readonly CallDesk Desk = new(
        RealEngine.Shared, new SpeechWriter(new ReleaseShelf(RealEngine.Shared)),
        new CallTargets(Options.Create(new BotService.Channels.Voice.VoiceOptions())), isRecorded: false);

    private static readonly CallState Reading = new("c", "zh-TW")
    {
        HasList = true, Pages = [[Item("a"), Item("b")], [Item("c"), Item("d")], [Item("e")]],
    };

    [Fact]
    public void Silence_AmidAList_ReadsOn()
    {
        var step = Assert.IsType<CallStep.Speak>(Next(Reading, new CallEvent.Silent(1)));
        Assert.Equal((1, "c"), (step.State.Page, step.Passages[0].Item));
    }

    [Fact]
    public void Silence_AmidAListThatTakesTooLong_GivesTheNumberThenEnds()
    {
        var taken = Assert.IsType<CallStep.Send>(Next(Reading with { IsLong = true }, new CallEvent.Silent(1)));
        var told = Desk.Take(taken.State, "123456");
        var first = Assert.IsType<CallStep.Speak>(Next(told.State with { Page = 2 }, new CallEvent.Silent(1)));
        Assert.Null(first.Then);
        Assert.IsType<CallCommand.HangUp>(Assert.IsType<CallStep.Speak>(Next(first.State, new CallEvent.Silent(2))).Then);
    }

    [Theory]
    [InlineData("*", 1, "b")]
    [InlineData("1", 0, "b")]
    [InlineData("1", 1, "c")]
    [InlineData("2", 1, "a")]
    [InlineData("*", null, "a")]
    [InlineData("1", null, "c")]
    public void Keys_AmidAList_TurnItsLines(string key, int? at, string item) =>
        Assert.Equal(item, Assert.IsType<CallStep.Speak>(Next(Reading, new CallEvent.Keyed(key, at))).Passages[0].Item);

    [Theory]
    [InlineData("12#")]
    [InlineData("1", "2", "#")]
    public void Number_TogetherOrKeyByKey_IsReadBackBeforeItCounts(params string[] keys)
    {
        var state = new CallState("c", "zh-TW") { Collects = true };
        CallStep step = new CallStep.Quiet(state);
        foreach (var key in keys) step = Next(step.State, new CallEvent.Keyed(key));
        step = Next(Assert.IsType<CallStep.Speak>(step).State, new CallEvent.Keyed("1"));
        Assert.Equal("12", Assert.IsType<CallStep.Ask>(step).Text);
    }

    [Fact]
    public void Rating_ByKey_IsTheScore()
    {
        var offers = Enumerable.Range(1, 5).Reverse().Select(score => KeyActs.Of($"{score} 分", KeyActs.Say, $"{score} 分"));
        var state = new CallState("c", "zh-TW") { Rates = true, Choices = [.. offers] };
        Assert.Equal("2 分", Assert.IsType<CallStep.Ask>(Next(state, new CallEvent.Keyed("2"))).Text);
    }

    [Fact]
    public void Key_OfNothing_SaysSoAndTellsWhatKeysDo()
    {
        var state = new CallState("c", "zh-TW") { Choices = [KeyActs.Of("公司", KeyActs.Say, "公司")] };
        var step = Assert.IsType<CallStep.Speak>(Next(state, new CallEvent.Keyed("4")));
        Assert.True(step.Passages.Count > 1);
    }

    [Fact]
    public void State_OfAnotherConversation_IsNone()
    {
        var json = Reading.Into("{}");
        Assert.Null(CallState.Read(json, "other"));
        Assert.Equal(3, CallState.Read(json, "c")!.Pages.Length);
    }

    private static CallStep Next(CallState state, CallEvent happened) => Desk.Next(state, happened, 1, new CallFacts());

    private static Passage Item(string id) => new(PassageKind.Item, id, [new Breath($"{id}項。", "zh-TW", 0)]);
}
