using BotService.Conversations;
using BotService.Handoff;
using BotService.Tests.Channels.Clients;

namespace BotService.Tests.Handoff;

/// <summary>The Bot Framework's own word for a hand-off, for other clients and hubs.</summary>
public sealed class HandoffEventTests
{
    [Theory]
    [InlineData("taken and ended", "initiate accepted completed")]
    [InlineData("taken and left", "initiate accepted completed")]
    [InlineData("left while waiting", "initiate failed")]
    [InlineData("nobody there any more", "initiate failed")]
    public async Task Handoff_IsToldAsEvents(string what, string told)
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("我要辦電費過戶");
        await host.SayAsync("找專人");
        if (what.StartsWith("taken", StringComparison.Ordinal)) await host.TakeAsync(clerk);
        if (what.Contains("ended", StringComparison.Ordinal)) await host.WorkAsync(w => w.EndAsync(TalkHost.Conversation, clerk, default));
        if (what.Contains("left", StringComparison.Ordinal)) await host.SayAsync("繼續問小幫手");
        if (what.StartsWith("nobody", StringComparison.Ordinal)) await host.LaterAsync(TimeSpan.FromMinutes(10));

        var events = (await host.ReadAsync()).Where(a => a.Activity.Type == "event").ToList();
        Assert.Equal(told.Split(' '), events.Select(State));
        Assert.Equal(
            ("taipower", "taipower.name-change"),
            ((string?)events[0].Activity.Object("value")!["organisation"], (string?)events[0].Activity.Object("value")!["entry"]));
        // Each stands before the words that tell it.
        Assert.All(events, e => Assert.Contains(host.ReadAsync().Result, a => a.Sequence == e.Sequence + 1 && a.Spoken is not null));
    }

    [NodeFact]
    public async Task StockClients_FollowAHandoffByItsEvents()
    {
        await using var host = await TalkHost.StartAsync(null, ("Bot:AllowLocalWithoutAppId", "true"));
        var clerk = await host.PersonAsync("小林");
        await Node.RunAsync("handoff.js", [host.Service.Address], async () =>
        {
            foreach (var talk in await host.Service.Get<ILiveTalks>().OpenAsync(clerk, default))
            {
                await host.TakeAsync(clerk, talk.Conversation);
                await host.WorkAsync(w => w.SayAsync(talk.Conversation, clerk, "您好", "1", default));
                await host.WorkAsync(w => w.EndAsync(talk.Conversation, clerk, default));
            }
        });
    }

    private static string State(StoredActivity e) => e.Activity.Text("name") == "handoff.initiate"
        ? "initiate" : (string)e.Activity.Object("value")!["state"]!;
}
