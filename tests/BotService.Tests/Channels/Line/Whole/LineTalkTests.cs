using BotService.Conversations.Handoff;
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
    [Fact]
    public async Task Talk_FromTheQueueToTheRating_GoesOnWhereTheListWas()
    {
        await using var host = await LineHost.StartAsync();
        await using var staff = StaffService.Of(host.Service, new FakeClock());
        await using var talks = new TalkHost(staff);
        var clerk = await talks.PersonAsync("小林");
        var phone = host.Phone();
        await phone.SayAsync("我要辦電費過戶");
        var place = await phone.SayAsync("找專人");
        Assert.Contains("您是下一位", place[^1].Message.ToJsonString(ConversationTests.Readable), StringComparison.Ordinal);
        var conversation = Assert.Single(await host.Service.Get<ILiveTalks>().OpenAsync(clerk, default)).Conversation;

        await talks.TakeAsync(clerk, conversation);
        await ReceivesAsync("小林");
        await talks.WorkAsync(w => w.SendListAsync(conversation, clerk, null, null, "1", default));
        await host.Platform.UntilAsync("the list", () => phone.Received.Any(a => a.Type == "flex" && a.Words.Contains("過戶", StringComparison.Ordinal)
            && Phone.Actions(a.Message).Any(action => ((string?)action["uri"])?.StartsWith("https://ask.example/c/", StringComparison.Ordinal) == true)));
        await talks.WorkAsync(w => w.SayAsync(conversation, clerk, "帶這些來就可以", "2", default));
        await ReceivesAsync("帶這些來就可以");
        Assert.Equal("小林", (string?)phone.Received[^1].Message["sender"]!["name"]);
        await talks.WorkAsync(w => w.ReturnAsync(conversation, clerk, default));
        await ReceivesAsync("由我繼續");

        // The list is still what is talked about.
        var part = await phone.SayAsync("要多少錢");
        Assert.Contains("電費過戶", string.Concat(part.Select(a => a.Message.ToJsonString(ConversationTests.Readable))), StringComparison.Ordinal);
        await phone.SayAsync("沒有了");
        await phone.TapAsync("5 分");
        host.Platform.AssertNoFaults();

        Task ReceivesAsync(string words) =>
            host.Platform.UntilAsync(words, () => phone.Received.Any(a => a.Words.Contains(words, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(LateReply.Pushed)]
    [InlineData(LateReply.Kept)]
    [InlineData(LateReply.KeptForQuota)]
    internal async Task Words_OfAPerson_GoWithTheFreeReply_ByPush_OrWithTheNextMessage(LateReply late)
    {
        var mayPush = late == LateReply.Pushed;
        await using var host = await LineHost.StartAsync(
            settings: new() { ["Line:Accounts:0:AllowPush"] = late == LateReply.Kept ? "false" : "true" });
        if (late == LateReply.KeptForQuota) host.Platform.Account.Quota = 0;
        await using var staff = StaffService.Of(host.Service, new FakeClock());
        await using var talks = new TalkHost(staff);
        var clerk = await talks.PersonAsync("小林");
        var phone = host.Phone();
        await phone.SayAsync("找專人");
        var conversation = Assert.Single(await host.Service.Get<ILiveTalks>().OpenAsync(clerk, default)).Conversation;

        // Whoever is about to write is told what becomes of it.
        var told = await host.Service.Get<IEnumerable<IReplyWindow>>().Single().OfAsync($"line/{host.Platform.Account.Name}", default);
        Assert.Equal(late, told!.After);

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
