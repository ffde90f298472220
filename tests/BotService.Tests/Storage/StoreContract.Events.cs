using BotService.Conversations;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    [StoreFact]
    public async Task ReceiveMany_ForOldAndNewConversations_OpensThemAndKeepsTheirOrder()
    {
        var taken = await Inbox.ReceiveAsync(
            [Event("1"), Event("2", conversation: "new"),
                Event("3") with { Conversation = New() with { ServiceUrl = "https://two.example" } }], default);
        Assert.Equal(
            [("id-1", 1L), ("id-2", 1L), ("id-3", 2L)],
            taken.Select(t => (t.Accepted!.ActivityId, t.Accepted.Sequence)));
        Assert.All(taken, t => Assert.True(t.Turn));
        Assert.Equal("https://two.example", (await Conversations.FindAsync("c", default))!.ServiceUrl);
        Assert.Equal(1, (await Conversations.FindAsync("new", default))!.LastSequence);
        Assert.Equal([1L, 1L, 2L], announced.Heard.Select(s => s.Sequence));
    }

    [StoreFact]
    public async Task ReceiveMany_WithOneThatCannotBeStored_StoresNone()
    {
        var bad = Event("bad");
        bad = bad with { Event = bad.Event! with { ActivityId = null! } };
        await Assert.ThrowsAnyAsync<Exception>(
            () => Inbox.ReceiveAsync([Event("1", conversation: "new"), Event("2"), bad], default));
        Assert.Null(await Conversations.FindAsync("new", default));
        Assert.Empty(await Inbox.WaitingAsync(default));
        Assert.Empty(await Conversations.ReadAsync("c", 0, 100, default));
        Assert.Empty(announced.Heard);
    }

    [StoreFact]
    public async Task ReceiveMany_Repeated_GivesTheFirstResults()
    {
        var first = await Inbox.ReceiveAsync([Event("1"), Event("1"), Event("2")], default);
        var again = await Inbox.ReceiveAsync([Event("2"), Event("1")], default);
        Assert.Equal(first[0].Accepted! with { Duplicate = true }, first[1].Accepted);
        Assert.Equal(
            [first[2].Accepted! with { Duplicate = true }, first[0].Accepted! with { Duplicate = true }],
            again.Select(t => t.Accepted));
        Assert.All(again, t => Assert.False(t.Turn));
        Assert.Equal(2, (await Inbox.WaitingAsync(default)).Count);
    }

    [StoreFact]
    public async Task Next_EventsOutOfOrder_AreTakenAsTheyHappened()
    {
        await Inbox.ReceiveAsync(
            [Event("third", happened: 3), Event("first", happened: 1), Event("second", happened: 2),
                Event("also-second", happened: 2)], default);
        Assert.Equal(["id-first", "id-second", "id-also-second", "id-third"], await RunAllAsync());
    }

    [StoreFact]
    public async Task Next_EventsOfUnknownTime_AreTakenAsTheyCame()
    {
        await ReceiveAsync("b");
        await ReceiveAsync("a");
        Assert.Equal(["id-b", "id-a"], await RunAllAsync());
    }

    [StoreFact]
    public async Task Welcome_AfterAMessage_GreetsEachTime()
    {
        await ReceiveAsync("m");
        await RunAllAsync();
        var taken = await Inbox.ReceiveAsync([Event("w1", Purpose.Welcome), Event("w2", Purpose.Welcome)], default);
        Assert.All(taken, t => Assert.True(t.Turn));
        Assert.True((await Inbox.NextAsync("c", default))!.Greeting);
        Assert.Equal(["id-w1", "id-w2"], await RunAllAsync());
    }

    [StoreFact]
    public async Task EventKey_ThatMayBeRepeated_IsKeptOverTheCapForItsTime()
    {
        for (var i = 0; i < 30; i++)
        {
            await Inbox.ReceiveAsync([Event($"{i}", happened: i)], default);
            await RunAllAsync();
        }

        var again = await Inbox.ReceiveAsync([Event("0", happened: 0)], default);
        Assert.True(again[0].Accepted!.Duplicate);

        await Inbox.ReceiveAsync([Event("later", happened: 100)], default);
        await Inbox.CommitAsync(Commit((await Inbox.NextAsync("c", default))!) with { At = Noon.AddDays(8) }, default);
        Assert.InRange(await CountAsync("inbox"), 5, 15);
    }

    [StoreFact]
    public async Task Leave_RefusesWhatWaitsAndWhatStillCommits_UntilTheCitizenIsBack()
    {
        await Inbox.ReceiveAsync([Event("1", happened: 1), Event("2", happened: 2)], default);
        await PushNextAsync();
        await Inbox.ReceiveAsync([Event("bye", Purpose.Leave, happened: 5)], default);
        Assert.Empty(await Outbox.WaitingAsync(default));
        Assert.Equal(("failed", "left"), await StatusAsync());

        await PushNextAsync();
        await Inbox.ReceiveAsync([Event("late", happened: 4)], default);
        await PushNextAsync();
        Assert.Equal(1, await CountAsync("outbox"));

        await Inbox.ReceiveAsync([Event("back", happened: 6)], default);
        await PushNextAsync();
        Assert.Equal(["c"], await Outbox.WaitingAsync(default));
    }

    [StoreFact]
    public async Task Leave_ToldOfTooLate_ChangesNothing()
    {
        await Inbox.ReceiveAsync([Event("1", happened: 7)], default);
        await PushNextAsync();
        await Inbox.ReceiveAsync([Event("bye", Purpose.Leave, happened: 5)], default);
        Assert.Equal(["c"], await Outbox.WaitingAsync(default));
    }

    [StoreFact]
    public async Task Welcome_AfterLeaving_IsSent()
    {
        await Inbox.ReceiveAsync(
            [Event("bye", Purpose.Leave, happened: 1), Event("again", Purpose.Welcome, happened: 2)], default);
        await PushNextAsync();
        Assert.Equal(["c"], await Outbox.WaitingAsync(default));
    }

    private static Intake Event(
        string key, Purpose purpose = Purpose.Turn, int? happened = null, string? ticket = null,
        string? withdrawn = null, string conversation = "c") =>
        new(New() with { Id = conversation }, Noon, null, Incoming(key) with
        {
            At = Noon,
            Purpose = purpose,
            Masked = purpose == Purpose.Withdrawal ? null : BotHost.Message("masked"),
            Happened = happened is { } seconds ? Noon.AddSeconds(seconds) : null,
            Ticket = ticket,
            Withdrawn = withdrawn,
            KnownUntil = Noon.AddDays(7),
        });

    private async Task<List<string>> RunAllAsync()
    {
        var order = new List<string>();
        while (await Inbox.NextAsync("c", default) is { } turn)
        {
            order.Add(turn.ActivityId);
            await Inbox.CommitAsync(Commit(turn), default);
        }

        return order;
    }

    private async Task PushNextAsync(params string[] replies)
    {
        var turn = (await Inbox.NextAsync("c", default))!;
        var commit = Commit(turn) with { Push = true };
        await Inbox.CommitAsync(
            replies.Length == 0
                ? commit : commit with { Replies = [.. replies.Select(Reply)] }, default);
    }

    private Task<int> CountAsync(string table) =>
        database.ReadAsync(db => db.ExecuteScalar<int>($"select count(*) from {table}"), default);

    private Task<(string Status, string? Reason)> StatusAsync() =>
        database.ReadAsync(db => db.QuerySingle<(string, string?)>("select status, reason from outbox"), default);
}
