using BotService.Channels.Line.Sending;
using BotService.Tests.Channels.Line.Api;

namespace BotService.Tests.Channels.Line.Sending;

public sealed class SlowTurnsTests : IDisposable
{
    private readonly SendingBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void SlowTurn_IsShownOnce()
    {
        Start();
        Pass(1.4);
        Assert.Empty(bench.Line.Requests);
        Pass(0.1);
        var asked = bench.Line.Requests.Single();
        Assert.Equal("http://127.0.0.1:1/v2/bot/chat/loading/start", asked.Address);
        Assert.Equal($$"""{"chatId":"{{FakeLine.Citizen}}","loadingSeconds":20}""", asked.Content);
        Start();
        Pass(3);
        Assert.Single(bench.Line.Requests);
    }

    [Fact]
    public async Task AnsweredInTime_IsNotShown()
    {
        Start();
        Pass(1.4);
        await bench.SendAsync(bench.Turn());
        Pass(60);
        Assert.Equal(["reply"], bench.Line.Requests.Select(asked => asked.Last));
        Assert.Equal(0, bench.Line.Time.Timers);
    }

    [Fact]
    public void AnswerThatOvertakesItsEvent_LeavesNoSign()
    {
        bench.Slow.Answered("l-1");
        Start();
        Pass(2);
        Assert.Empty(bench.Line.Requests);
        Assert.Equal(0, bench.Line.Time.Timers);
        bench.Slow.Answered("l-1");
        Pass(1);
        Start();
        Pass(2);
        Assert.Single(bench.Line.Requests);
    }

    [Fact]
    public void NextSlowTurn_IsShownAgain()
    {
        Start();
        Pass(2);
        bench.Slow.Answered("l-1");
        Start();
        Pass(2);
        Assert.Equal(2, bench.Line.Requests.Count);
    }

    [Fact]
    public void SecondEventOfAWait_BeginsItAnew()
    {
        Start();
        Pass(1);
        Start();
        Pass(1);
        Assert.Empty(bench.Line.Requests);
        Pass(0.5);
        Assert.Single(bench.Line.Requests);
    }

    [Fact]
    public void NeverAnswered_IsForgottenWhenTheSignEnds()
    {
        Start();
        Pass(1.5);
        Pass(20);
        Assert.Equal(0, bench.Line.Time.Timers);
        Start();
        Pass(1.5);
        Assert.Equal(2, bench.Line.Requests.Count);
    }

    [Fact]
    public void Conversations_WaitEachForThemselves()
    {
        Start("l-1");
        Start("l-2");
        bench.Slow.Answered("l-1");
        Pass(2);
        Assert.Single(bench.Line.Requests);
    }

    [Fact]
    public void EverythingSlow_TheSignIsLeftOutBeforeTheAnswers()
    {
        for (var i = 0; i < 12_000; i++)
        {
            Start($"l-{i}");
        }

        Assert.Equal(10_000, bench.Line.Time.Timers);
        Pass(1.5);
        Assert.Equal(50, bench.Line.Requests.Count);
    }

    [Fact]
    public void Failure_IsLoggedAndForgotten()
    {
        bench.Line.Answers.Enqueue(_ => throw new HttpRequestException("secret"));
        Start();
        Pass(2);
        Assert.Contains(
            "Warning 1630 The loading animation of conversation l-1 could not be shown: HttpRequestException",
            bench.Line.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain("secret ", bench.Line.Logs.All, StringComparison.Ordinal);
    }

    private void Start(string conversation = "l-1") =>
        bench.Slow.Started(conversation, bench.Line.Account, FakeLine.Citizen);

    private void Pass(double seconds) => bench.Line.Time.Advance(TimeSpan.FromSeconds(seconds));
}
