using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>However often LINE delivers an event, it is answered once.</summary>
public sealed class DuplicateTests
{
    [Theory]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(10, true)]
    [InlineData(1000, false)]
    public async Task SameEvent_ManyTimesAtOnce_IsAnsweredOnce(int times, bool flagged)
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        var one = host.Events.Text(phone.Id, "電費過戶要帶什麼");
        var statuses = await Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(
            () => flagged && i > 0 ? host.Deliveries.AgainAsync(true, one) : host.Deliveries.SendAsync(one))));
        Assert.All(statuses, s => Assert.Equal(200, s));
        await phone.SayAsync("在哪裡辦");
        AssertEachOnce(host, phone);
    }

    [Fact]
    public async Task SameEvent_TwiceInOneWebhook_AndLater_IsAnsweredOnce()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        var one = host.Events.Text(phone.Id, "電費過戶要帶什麼");
        Assert.Equal(200, await host.Deliveries.SendAsync(one, one));
        await phone.SayAsync("在哪裡辦");
        Assert.Equal(200, await host.Deliveries.AgainAsync(true, one));
        await phone.SayAsync("那要多少錢");
        AssertEachOnce(host, phone);
    }

    [Fact]
    public async Task Events_OfManyInOneWebhook_AreEachAnswered()
    {
        await using var host = await LineHost.StartAsync();
        var phones = Enumerable.Range(0, 20).Select(i => host.Phone($"citizen {i}")).ToList();
        Assert.Equal(200, await host.Deliveries.SendAsync([.. phones.Select(p => host.Events.Text(p.Id, "停水了怎麼辦"))]));
        foreach (var phone in phones)
            await host.Platform.UntilAsync("everybody is answered", () => phone.Received.Count > 0);
        Assert.Equal(20, host.Platform.Chats.Answered);
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Events_WaitingTogether_AreAnsweredInTheOrderTheyHappened()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        LineEvent[] happened =
            [host.Events.Text(phone.Id, "電費過戶要帶什麼"), host.Events.Text(phone.Id, "公司"),
                host.Events.Text(phone.Id, "代理人")];
        Assert.Equal(200, await host.Deliveries.SendAsync([.. happened.Reverse()]));
        await host.Platform.UntilAsync("three answers", () => host.Platform.Chats.Answered == 3);
        Assert.Equal(happened.Select(e => e.Id), phone.Received.Select(a => a.Event!).Distinct());
        Assert.Contains(phone.Received, a => a.Type == "flex");
        host.Platform.AssertNoFaults();
    }

    /// <summary>No event has more than one call that answers it, and no answer was pushed.</summary>
    private static void AssertEachOnce(LineHost host, Phone phone)
    {
        Assert.All(phone.Received, a => Assert.Equal("reply", a.Way));
        Assert.Equal(host.Platform.Chats.Answered, phone.Received.Select(a => a.Request).Distinct().Count());
        Assert.Equal(
            phone.Received.Select(a => a.Event).Distinct().Count(),
            host.Platform.Calls.Count(c => c.Path == LinePlatform.ReplyPath));
        host.Platform.AssertNoFaults();
    }
}
