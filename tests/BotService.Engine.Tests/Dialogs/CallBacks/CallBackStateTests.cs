using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.CallBacks;

namespace BotService.Tests.Dialogs.CallBacks;

/// <summary>Whoever has the number of a call-back is told where it stands, moves it, takes it back.</summary>
public sealed class CallBackStateTests(RealEngine real) : IClassFixture<RealEngine>
{
    private readonly CallBackTalker talk = new(real);

    [Fact]
    public void Calls_AreFewAtOnce()
    {
        talk.Known = [CallBackTalker.Standing(1), CallBackTalker.Standing(2), CallBackTalker.Standing(3)];
        talk.Open("zh-TW");
        talk.Say("請人回電");
        Assert.Null(talk.State.CallBack);
        Assert.Contains(CallBackNumber.Write(talk.Known[1].Number), talk.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void State_AskedByNumber_IsToldAndCanBeMovedAndTakenBack()
    {
        talk.Known = [CallBackTalker.Standing(7)];
        var name = CallBackNumber.Write(talk.Known[0].Number);
        talk.Open("zh-TW");
        talk.Say($"{name} 到哪了");
        Assert.Equal(ReplyKind.Callback, talk.Last.Kind);
        Assert.Contains("15:00", talk.Last.Text, StringComparison.Ordinal);
        talk.Choose("callback:move");
        talk.Say("上午");
        var moved = talk.Event<TurnEvent.CallBackMoved>();
        Assert.Equal((talk.Known[0].Number, CallBackTalker.At("2026-11-20 12:00")), (moved.Number, moved.Until));
        talk.Say($"取消 {name}");
        Assert.Equal(talk.Known[0].Number, talk.Event<TurnEvent.CallBackTakenBack>().Number);
    }

    [Theory]
    [InlineData(CallBackStatus.Reached, "call-back-reached")]
    [InlineData(CallBackStatus.NotReached, "call-back-not-reached")]
    [InlineData(CallBackStatus.WrongNumber, "call-back-wrong-number")]
    [InlineData(CallBackStatus.TakenBack, "call-back-taken-back")]
    public void State_OfOneThatEnded_SaysHow(CallBackStatus status, string line)
    {
        talk.Known = [CallBackTalker.Standing(7) with { Status = status, Attempts = 3 }];
        talk.Open("zh-TW");
        talk.Say(CallBackNumber.Write(talk.Known[0].Number));
        Assert.Equal(
            real.Words(line).Replace("{number}", CallBackNumber.Write(talk.Known[0].Number), StringComparison.Ordinal)
                .Replace("{n}", "3", StringComparison.Ordinal), talk.Last.Text);
    }

    [Fact]
    public void State_OfOneThatIsLate_SaysSo()
    {
        talk.Known = [CallBackTalker.Standing(7) with { Due = CallBackTalker.At("2026-11-20 09:00") }];
        talk.Open("en");
        talk.Say($"{CallBackNumber.Write(talk.Known[0].Number)}?");
        Assert.Contains("sorry", talk.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_ThatNobodyWasGiven_IsUnknown()
    {
        talk.Open("zh-TW");
        talk.Say("K123456-0 到哪了");
        Assert.StartsWith(real.Before("call-back-unknown"), talk.Last.Text, StringComparison.Ordinal);
    }
}
