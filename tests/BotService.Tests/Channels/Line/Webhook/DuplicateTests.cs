using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Line.Webhook;

/// <summary>The same event many times, on the real store.</summary>
public sealed class DuplicateTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1000)]
    public async Task SameEventManyTimesAtOnce_IsStoredAndAnsweredOnce(int times)
    {
        await using var bot = await BotHost.StartAsync();
        await using var host = await WebhookHost.StartAsync(bot.Bot);
        var again = Events.Webhook(Events.Text("過戶", rest: "\"deliveryContext\":{\"isRedelivery\":true}"));
        var first = Events.Webhook(Events.Text("過戶"));
        var answers =
            await Task.WhenAll(Enumerable.Range(0, times).Select(i => host.PostAsync(i % 2 == 0 ? first : again)));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));

        var conversation = Assert.Single(Events.Read(first)).Conversation.Id;
        await BotHost.UntilAsync(async () => (await bot.HistoryAsync(conversation)).Count >= 2);
        Assert.Equal(["過戶", "re 1: ok"], (await bot.HistoryAsync(conversation)).Select(one => one.Said));
        Assert.Single(bot.Engine.Asked);
        Assert.Single(host.Waiting);
    }
}
