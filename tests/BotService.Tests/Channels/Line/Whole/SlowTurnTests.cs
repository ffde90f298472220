using BotService.Engine.Dialogs;
using BotService.LineStandIn;
using BotService.Tests.Conversations;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>
/// However long an answer takes: the webhook does not wait for it, and it goes by reply while the token
/// lives, by push afterwards, once.
/// </summary>
public sealed class SlowTurnTests
{
    [Theory]
    [InlineData(0.5, "reply", false)]
    [InlineData(5, "reply", true)]
    [InlineData(30, "reply", true)]
    [InlineData(90, "push", true)]
    public async Task SlowTurn_GoesTheRightWay_Once(double seconds, string way, bool sign)
    {
        var time = new FakeTime();
        SlowEngine? engine = null;
        await using var host = await LineHost.StartAsync(time, change: services =>
        {
            services.AddSingleton<IDialogEngine>(engine = new SlowEngine(RealEngine.Shared.Engine, "慢慢想"));
        });
        var phone = host.Phone();
        Assert.Equal(200, await host.Deliveries.SendAsync(host.Events.Text(phone.Id, "電費過戶要帶什麼，慢慢想")));
        await engine!.Begun.Task;
        time.Advance(TimeSpan.FromSeconds(seconds));
        if (sign) await SignAsync(host);
        engine.Go();
        await host.Platform.UntilAsync("the answer", () => phone.Received.Count > 0);
        var first = phone.Received;
        await phone.SayAsync("在哪裡辦");

        Assert.All(first, a => Assert.Equal((way, first[0].Request), (a.Way, a.Request)));
        Assert.Equal(2, phone.Received.Select(a => a.Request).Distinct().Count());
        Assert.Equal((sign ? 1 : 0, 0), (host.Platform.Calls.Count(IsSign), host.Deliveries.TooLate));
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task SlowTurn_WithoutLeaveToPush_IsNotPushed()
    {
        var time = new FakeTime();
        SlowEngine? engine = null;
        await using var host = await LineHost.StartAsync(
            time, new() { ["Line:Accounts:0:AllowPush"] = "false" }, services =>
        {
            services.AddSingleton<IDialogEngine>(engine = new SlowEngine(RealEngine.Shared.Engine, "慢慢想"));
        });
        var phone = host.Phone();
        Assert.Equal(200, await host.Deliveries.SendAsync(host.Events.Text(phone.Id, "電費過戶要帶什麼，慢慢想")));
        await engine!.Begun.Task;
        time.Advance(TimeSpan.FromSeconds(90));
        engine.Go();
        await phone.SayAsync("在哪裡辦");
        Assert.All(phone.Received, a => Assert.Equal("reply", a.Way));
        Assert.DoesNotContain(host.Platform.Calls, c => c.Path == LinePlatform.PushPath);
        host.Platform.AssertNoFaults();
    }

    /// <summary>The sign comes on its own, a moment after its time.</summary>
    private static async Task SignAsync(LineHost host)
    {
        for (var look = 0; look < 500 && !host.Platform.Calls.Any(IsSign); look++) await Task.Delay(10);
    }

    private static bool IsSign(LineCall call) => call.Path == "/v2/bot/chat/loading/start";
}
