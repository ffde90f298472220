using BotService.LineStandIn;
using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>Whatever LINE answers, the citizen is answered, once.</summary>
public sealed class TroubleTests
{
    private const string Question = "電費過戶要帶什麼";

    [Theory]
    [InlineData(Trouble.ServerError, 1, "reply")]
    [InlineData(Trouble.ServerError, 3, "reply")]
    [InlineData(Trouble.ServerErrorAfterAccepting, 1, "reply")]
    [InlineData(Trouble.DropsBefore, 2, "reply")]
    [InlineData(Trouble.DropsAfter, 1, "reply")]
    [InlineData(Trouble.InvalidReplyToken, 1, "push")]
    internal async Task Reply_InTrouble_ArrivesOnce(Trouble trouble, int times, string way)
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        host.Platform.Next(trouble, times);
        var answer = await phone.SayAsync(Question);
        await phone.SayAsync("在哪裡辦");
        Assert.All(answer, a => Assert.Equal((way, answer[0].Request), (a.Way, a.Request)));
        Assert.Equal(2, phone.Received.Select(a => a.Request).Distinct().Count());
        host.Platform.AssertNoFaults();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public async Task TooManyCalls_WaitsAsLongAsAskedAndReplies(int? seconds)
    {
        var time = new FakeTime();
        await using var host = await LineHost.StartAsync(time);
        var phone = host.Phone();
        host.Platform.Next(Trouble.TooMany, retryAfter: seconds);
        Assert.Equal(200, await host.Deliveries.SendAsync(host.Events.Text(phone.Id, Question)));
        await CallsAsync(host, 1);
        Assert.Empty(phone.Received);
        await MovingAsync(time, () => phone.Received.Count > 0, seconds ?? 1);
        Assert.All(phone.Received, a => Assert.Equal("reply", a.Way));
        Assert.True(phone.Received[0].At - host.Platform.Calls.First(c => c.Path == LinePlatform.ReplyPath).At >= TimeSpan.FromSeconds(seconds ?? 0), "It came too soon");
        host.Platform.AssertNoFaults();
    }

    [Theory]
    [InlineData(Trouble.HangsBefore)]
    [InlineData(Trouble.HangsAfter)]
    internal async Task Reply_WithoutAnAnswer_ArrivesOnce(Trouble trouble)
    {
        var time = new FakeTime();
        await using var host = await LineHost.StartAsync(time);
        var phone = host.Phone();
        host.Platform.Next(trouble);
        Assert.Equal(200, await host.Deliveries.SendAsync(host.Events.Text(phone.Id, Question)));
        await CallsAsync(host, 1);
        await MovingAsync(time, () => Replies(host) >= 2, 1);
        var before = phone.Received;
        await phone.SayAsync("在哪裡辦");
        Assert.Single(before.Select(a => a.Request).Distinct());
        Assert.All(phone.Received, a => Assert.Equal("reply", a.Way));
        Assert.Equal(2, phone.Received.Select(a => a.Request).Distinct().Count());
        host.Platform.AssertNoFaults();
    }

    [Theory]
    [InlineData(Trouble.ServerError)]
    [InlineData(Trouble.ServerErrorAfterAccepting)]
    [InlineData(Trouble.DropsBefore)]
    [InlineData(Trouble.DropsAfter)]
    internal async Task Push_InTrouble_IsRepeatedWithTheSameKeyAndArrivesOnce(Trouble trouble)
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        host.Platform.Next(Trouble.InvalidReplyToken);
        host.Platform.Next(trouble, path: LinePlatform.PushPath);
        var answer = await phone.SayAsync(Question);
        await phone.SayAsync("在哪裡辦");
        var pushes = host.Platform.Calls.Where(c => c.Path == LinePlatform.PushPath).ToList();
        Assert.True(pushes.Count >= 2, "The push was not repeated");
        Assert.Single(pushes.Select(p => p.RetryKey).Distinct());
        Assert.NotNull(pushes[0].RetryKey);
        Assert.All(answer, a => Assert.Equal(("push", answer[0].Request), (a.Way, a.Request)));
        Assert.Equal((1L, 2), (host.Platform.Account.Pushed, phone.Received.Select(a => a.Request).Distinct().Count()));
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Quota_UsedUp_HoldsNoLaterReplyUp()
    {
        await using var host = await LineHost.StartAsync();
        var phone = await WaitingForQuotaAsync(host);
        Assert.NotEmpty(await host.Phone("another").SayAsync("在哪裡辦"));
        Assert.Empty(phone.Received);
        Assert.Equal(0, host.Platform.Account.Pushed);
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Quota_UsedUp_HoldsTheSameCitizensNextReplyNotUp()
    {
        await using var host = await LineHost.StartAsync();
        var phone = await WaitingForQuotaAsync(host);
        Assert.NotEmpty(await phone.SayAsync("在哪裡辦"));
        host.Platform.AssertNoFaults();
    }

    /// <summary>A citizen whose answer needs a push that the month's quota does not allow.</summary>
    private static async Task<Phone> WaitingForQuotaAsync(LineHost host)
    {
        var phone = host.Phone();
        host.Platform.Account.Quota = 0;
        host.Platform.Next(Trouble.InvalidReplyToken);
        Assert.Equal(200, await host.Deliveries.SendAsync(host.Events.Text(phone.Id, Question)));
        await CallsAsync(host, 1, LinePlatform.PushPath);
        return phone;
    }

    private static int Replies(LineHost host) => host.Platform.Calls.Count(c => c.Path == LinePlatform.ReplyPath);

    private static async Task CallsAsync(LineHost host, int count, string path = LinePlatform.ReplyPath)
    {
        for (var look = 0; host.Platform.Calls.Count(c => c.Path == path) < count; look++)
        {
            Assert.True(look < 3000, $"There was no call of {path}");
            await Task.Delay(10);
        }
    }

    /// <summary>Lets the clock run fast until something holds.</summary>
    private static async Task MovingAsync(FakeTime time, Func<bool> holds, int step)
    {
        for (var moved = 0; !holds(); moved++)
        {
            Assert.True(moved < 300, "It does not come");
            time.Advance(TimeSpan.FromSeconds(step));
            for (var look = 0; look < 10 && !holds(); look++) await Task.Delay(10);
        }
    }
}
