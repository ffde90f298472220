using System.Text;
using BotService.Conversations;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    [StoreFact]
    public async Task Outbox_TurnOfSeveralReplies_IsGivenTogetherWithItsTicket()
    {
        await Inbox.ReceiveAsync([Event("1", ticket: "t1"), Event("2", ticket: "t2")], default);
        await PushNextAsync("a", "b", "c");
        await PushNextAsync("d");
        Assert.Equal("a b c, t1", await WaitsAsync());

        await Outbox.SentAsync([.. (await NextAsync()).Replies.Take(1).Select(r => r.Id)], "reply", Noon, default);
        Assert.Equal("b c, t1", await WaitsAsync());

        await Outbox.SentAsync([.. (await NextAsync()).Replies.Select(r => r.Id)], "push", Noon, default);
        Assert.Equal("d, t2", await WaitsAsync());
    }

    [Theory]
    [InlineData(3600, "t2", "t2")]
    [InlineData(3600, null, "t1")]
    [InlineData(30, "t2", "t1")]
    public async Task Outbox_TurnThatMayNotBeSentForLong_IsOvertakenByATicket(int seconds, string? ticket, string next)
    {
        await Inbox.ReceiveAsync([Event("1", ticket: "t1"), Event("2", ticket: ticket)], default);
        await PushNextAsync("a");
        await PushNextAsync("b");
        var ids = (await NextAsync()).Replies.Select(r => r.Id).ToList();
        await Outbox.FailedAsync(ids, 1, "quota", uncertain: false, Noon.AddSeconds(seconds), default);
        Assert.Equal(next, (await Outbox.NextAsync("c", Noon, Noon.AddMinutes(1), default))!.Turn.Ticket);
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("failed")]
    [InlineData("left")]
    [InlineData("fetched")]
    public async Task Ticket_IsEncryptedAndGoneWithItsReplies(string end)
    {
        await Inbox.ReceiveAsync([Event("1", ticket: "secret ticket")], default);
        Assert.DoesNotContain("secret ticket", await TicketAsync("inbox"), StringComparison.Ordinal);
        if (end == "fetched")
        {
            await RunAllAsync();
        }
        else
        {
            await PushNextAsync();
            Assert.DoesNotContain("secret ticket", await TicketAsync("outbox"), StringComparison.Ordinal);
            var ids = (await NextAsync()).Replies.Select(r => r.Id).ToList();
            await (end switch
            {
                "sent" => Outbox.SentAsync(ids, null, Noon, default),
                "failed" => Outbox.FailedAsync(ids, 1, "404", uncertain: false, retry: null, default),
                _ => Inbox.ReceiveAsync([Event("bye", Purpose.Leave)], default),
            });
        }

        Assert.Equal(
            0, await database.ReadAsync(
                db => db.ExecuteScalar<int>("select (select count(ticket) from inbox) + (select count(ticket) from outbox)"), default));
    }

    [StoreFact]
    public async Task Attempt_Begun_IsUncertainUntilItIsKnownToHaveFailed()
    {
        await Inbox.ReceiveAsync([Event("1", ticket: "t")], default);
        await PushNextAsync("a", "b");
        var ids = (await NextAsync()).Replies.Select(r => r.Id).ToList();
        Assert.False((await NextAsync()).Uncertain);

        Assert.True(await Outbox.BeginAsync(ids, Noon, default));
        Assert.True((await NextAsync()).Uncertain);

        await Outbox.FailedAsync(ids, 1, "429", uncertain: false, Noon, default);
        Assert.Equal(
            (false, 2, "t"), ((await NextAsync()).Uncertain, (await NextAsync()).Attempt, (await NextAsync()).Ticket));

        await Outbox.BeginAsync(ids, Noon, default);
        await Outbox.FailedAsync(ids, 2, "timeout", uncertain: true, Noon, default);
        Assert.True((await NextAsync()).Uncertain);
    }

    [StoreFact]
    public async Task Attempt_SpeakingForTheFirstReplies_LeavesNoMarkOnTheRest()
    {
        await Inbox.ReceiveAsync([Event("1"), Event("2")], default);
        await PushNextAsync("a", "b", "c");
        await PushNextAsync("d");
        var ids = (await NextAsync()).Replies.Select(r => r.Id).ToList();
        await Outbox.BeginAsync(ids, Noon, default);
        await Outbox.SentAsync([ids[0]], "reply", Noon, default);
        Assert.Equal((false, 1), ((await NextAsync()).Uncertain, (await NextAsync()).Attempt));

        await Outbox.BeginAsync(ids[1..], Noon, default);
        await Outbox.FailedAsync([ids[1]], 1, "timeout", uncertain: true, Noon, default);
        Assert.Equal(
            [true, false],
            await database.ReadAsync(
                db => db.Query<bool>("select begun is not null from outbox where turn = 1 and status = 'waiting' order by id").AsList(), default));
    }

    [StoreFact]
    public async Task Attempt_AtWhatWasRefusedMeanwhile_DoesNotBegin()
    {
        await Inbox.ReceiveAsync([Event("1")], default);
        await PushNextAsync();
        var ids = (await NextAsync()).Replies.Select(r => r.Id).ToList();
        await Inbox.ReceiveAsync([Event("bye", Purpose.Leave)], default);
        Assert.False(await Outbox.BeginAsync(ids, Noon, default));

        // Nor does the end of an attempt that was already under way bring it back.
        await Outbox.FailedAsync(ids, 1, "503", uncertain: false, Noon, default);
        Assert.Equal(("failed", "left"), await StatusAsync());
    }

    [StoreFact]
    public async Task Outbox_RepliesOfAFormerForm_AreGivenOneByOne()
    {
        await Inbox.ReceiveAsync([Event("1")], default);
        await PushNextAsync("a", "b");
        await database.WriteAsync(db => db.Execute("update outbox set turn = null"), default);
        Assert.Equal("a, ", await WaitsAsync());
        await Outbox.SentAsync([(await NextAsync()).Replies[0].Id], null, Noon, default);
        Assert.Equal("b, ", await WaitsAsync());
    }

    [StoreFact]
    public async Task Figures_CountRepliesByChannelWayAndReason()
    {
        await Inbox.ReceiveAsync([.. Enumerable.Range(0, 5).Select(i => Event($"{i}"))], default);
        for (var i = 0; i < 5; i++) await PushNextAsync();

        foreach (var way in (string?[])["reply", "reply", "push"])
            await Outbox.SentAsync([(await NextAsync()).Replies[0].Id], way, Noon, default);

        await Outbox.FailedAsync(
            [(await NextAsync()).Replies[0].Id], 1, "status 403", uncertain: false, retry: null, default);
        var figures = new OutboxCounts(database);
        var at = new FakeTime().GetUtcNow();
        var counted = await figures.CountAsync("te", at, at.AddSeconds(1), default);
        Assert.Equal([new SentFigure("test", "reply", 2), new SentFigure("test", "push", 1)], counted.Sent);
        Assert.Equal([new FailedFigure("test", "status 403", 1)], counted.Failed);
        Assert.Equal(1, counted.Waiting);
        Assert.Empty((await figures.CountAsync("line/", at, at.AddSeconds(1), default)).Sent);
        Assert.Empty((await figures.CountAsync("te", at.AddSeconds(1), at.AddSeconds(2), default)).Sent);
    }

    private async Task<OutboxTurn> NextAsync() => (await Outbox.NextAsync("c", Noon, Noon, default))!.Turn;

    private async Task<string> WaitsAsync()
    {
        var turn = await NextAsync();
        return $"{string.Join(' ', turn.Replies.Select(r => r.Said.Said))}, {turn.Ticket}";
    }

    private async Task<string> TicketAsync(string table) =>
        Encoding.Latin1.GetString(
            (await database.ReadAsync(db => db.ExecuteScalar<byte[]>($"select ticket from {table}"), default))!);
}
