using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>A message that was taken back is shown and used no more, whenever that was.</summary>
public sealed class UnsendTests
{
    private const string Words = "停水了怎麼辦呢請告訴我";

    [Fact]
    public async Task Unsend_AfterTheAnswer_BlanksTheMessage()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        var message = host.Events.Text(phone.Id, Words);
        await phone.AnswerAsync(message);
        Assert.Equal(200, await host.Deliveries.SendAsync(host.Events.Unsend(phone.Id, message.MessageId!)));
        await phone.SayAsync("在哪裡辦");
        await AssertGoneAsync(host, phone);
    }

    [Fact]
    public async Task Unsend_WithTheMessage_BlanksIt()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        var message = host.Events.Text(phone.Id, Words);
        Assert.Equal(200, await host.Deliveries.SendAsync(message, host.Events.Unsend(phone.Id, message.MessageId!)));
        await phone.SayAsync("在哪裡辦");
        await AssertGoneAsync(host, phone);
    }

    [Fact]
    public async Task Unsend_ThatOvertookItsMessage_KeepsItOut()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        var message = host.Events.Text(phone.Id, Words);
        Assert.Equal(200, await host.Deliveries.SendAsync(host.Events.Unsend(phone.Id, message.MessageId!)));
        Assert.Equal(200, await host.Deliveries.SendAsync(message));
        await phone.SayAsync("在哪裡辦");
        await AssertGoneAsync(host, phone);
        Assert.DoesNotContain(phone.Received, a => a.Event == message.Id);
    }

    [Fact]
    public async Task Unsend_OfAnUnknownMessage_IsNoFault()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        Assert.Equal(200, await host.Deliveries.SendAsync(host.Events.Unsend(phone.Id, "525252525252525252")));
        Assert.NotEmpty(await phone.SayAsync("在哪裡辦"));
        host.Platform.AssertNoFaults();
    }

    private static async Task AssertGoneAsync(LineHost host, Phone phone)
    {
        var history = await host.HistoryAsync(phone.Id);
        Assert.Contains(history, a => a.Said == "在哪裡辦");
        Assert.DoesNotContain(
            history, a =>
                a.Json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Contains(Words, StringComparison.Ordinal));
        host.Platform.AssertNoFaults();
    }
}
