using BotService.Handoff;
using BotService.LineStandIn;
using BotService.Staff;
using BotService.Tests.Conversations;
using BotService.Tests.Handoff;
using BotService.Tests.Web.Staff;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>A person speaks on LINE: with the free reply while there is one, by push where that is allowed, else later.</summary>
public sealed class LineTalkTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_OfAPerson_GoWithTheFreeReply_ByPush_OrWithTheNextMessage(bool mayPush)
    {
        await using var host = await LineHost.StartAsync(settings: new() { ["Line:Accounts:0:AllowPush"] = mayPush ? "true" : "false" });
        await using var staff = StaffService.Of(host.Service, new FakeClock());
        await using var talks = new TalkHost(staff);
        var clerk = await talks.PersonAsync("小林");
        var phone = host.Phone();
        await phone.SayAsync("找專人");
        var conversation = Assert.Single(await host.Service.Get<ILiveTalks>().OpenAsync(clerk, default)).Conversation;

        // The free reply went with the place in the queue: what is said now has none.
        Assert.Equal(TalkVerdict.Done, await talks.TakeAsync(clerk, conversation));
        if (mayPush) await ReceivesAsync("小林", "push");
        else Assert.Empty(await SentAsync(host.Events.Text(phone.Id, "你好"), "小林", "reply"));

        // Nothing else goes with this message: its token is free for the person's words.
        await host.Deliveries.SendAsync(host.Platform.Account, [host.Events.Text(phone.Id, "我想問電費")]);
        await BotHost.UntilAsync(async () => (await talks.TalkAsync(conversation)).TicketAt is not null);
        await SayAsync("請說", "1");
        await ReceivesAsync("請說", "reply");
        Assert.Null((await talks.TalkAsync(conversation)).TicketAt);

        // A second one has no token.
        await SayAsync("還在嗎", "2");
        if (mayPush) await ReceivesAsync("還在嗎", "push");
        else Assert.Empty(await SentAsync(host.Events.Text(phone.Id, "在"), "還在嗎", "reply"));
        Assert.Single(phone.Received, a => a.Words.Contains("還在嗎", StringComparison.Ordinal));
        host.Platform.AssertNoFaults();

        Task SayAsync(string text, string key) =>
            talks.WorkAsync(w => w.SayAsync(conversation, clerk, text, key, default));

        async Task ReceivesAsync(string words, string way)
        {
            await host.Platform.UntilAsync(words, () => phone.Received.Any(a => a.Words.Contains(words, StringComparison.Ordinal)));
            Assert.Equal(way, phone.Received.Last(a => a.Words.Contains(words, StringComparison.Ordinal)).Way);
        }

        // What came with these words before the message that brings them.
        async Task<IReadOnlyList<Arrived>> SentAsync(LineEvent next, string words, string way)
        {
            await Task.Delay(200);
            var early = phone.Received.Where(a => a.Words.Contains(words, StringComparison.Ordinal)).ToList();
            await host.Deliveries.SendAsync(host.Platform.Account, [next]);
            await ReceivesAsync(words, way);
            return early;
        }
    }
}
