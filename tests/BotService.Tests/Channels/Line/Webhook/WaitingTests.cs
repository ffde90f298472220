using Moq;

namespace BotService.Tests.Channels.Line.Webhook;

/// <summary>Whom the sign of a slow turn may be shown to.</summary>
public sealed class WaitingTests
{
    [Fact]
    public async Task MessageOfOnePerson_IsWaitedForFromTheMomentItIsStored()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.PostAsync(Events.Webhook(Events.Text("x")));
        Assert.Equal(
            $"{Assert.Single(host.Webhooks).Single().Conversation.Id} power {Events.User}",
            Assert.Single(host.Waiting));
    }

    [Fact]
    public async Task GroupsAndEventsWithoutAnAnswer_AreNotWaitedFor()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.PostAsync(Events.Webhook(
            Events.Event("unfollow"), Events.Event("unsend", "\"unsend\":{\"messageId\":\"7\"}"),
            Events.Event("postback", "\"postback\":{\"data\":\"v=1&say=x\"}", Events.InGroup)));
        Assert.Equal(3, Assert.Single(host.Webhooks).Count);
        Assert.Empty(host.Waiting);
    }

    [Fact]
    public async Task Duplicate_IsNotWaitedFor()
    {
        await using var host = await WebhookHost.StartAsync();
        host.Received.Setup(bot => bot.ReceiveAsync(It.IsAny<IReadOnlyList<BotService.Conversations.Arrival>>(), It.IsAny<CancellationToken>())).ReturnsAsync([new("m", 1, Duplicate: true)]);
        Assert.Equal(200, (await host.PostAsync(Events.Webhook(Events.Text("x")))).Status);
        Assert.Empty(host.Waiting);
    }
}
