using BotService.Conversations;
using BotService.Conversations.Handoff;
using BotService.Storage;
using BotService.Tests.Conversations;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    [StoreFact]
    public async Task Conversation_OfAnotherProcess_IsLeftToItUntilItsLeaseEnds()
    {
        await ReceiveAsync("m");
        var (others, time) = Other();
        Assert.False(await others.HoldAsync("c", default));
        Assert.Empty((await others.UnclaimedAsync(default)).Turns);
        Assert.Null(await InboxOf(others).NextAsync("c", default));

        time.Advance(others.Lease);
        Assert.Equal(["c"], (await others.UnclaimedAsync(default)).Turns);
        Assert.NotNull(await InboxOf(others).NextAsync("c", default));
    }

    [StoreFact]
    public async Task Commit_AfterTheConversationBecameAnothers_KeepsNothing()
    {
        await ReceiveAsync("m");
        var turn = (await Inbox.NextAsync("c", default))!;
        var (others, time) = Other();
        time.Advance(others.Lease);
        var same = (await InboxOf(others).NextAsync("c", default))!;

        Assert.Null(await Inbox.CommitAsync(Commit(turn), default));
        Assert.NotNull(await InboxOf(others).CommitAsync(Commit(same), default));
        Assert.Equal(2, (await Conversations.ReadAsync("c", 0, 100, default)).Count);
    }

    [StoreFact]
    public async Task Commit_AfterWhichNothingWaits_LetsTheConversationGo()
    {
        await ReceiveAsync("m");
        await ReceiveAsync("n");
        var (others, _) = Other();
        await Inbox.CommitAsync(Commit((await Inbox.NextAsync("c", default))!), default);
        Assert.False(await others.HoldAsync("c", default));
        await Inbox.CommitAsync(Commit((await Inbox.NextAsync("c", default))!), default);
        Assert.True(await others.HoldAsync("c", default));
    }

    [StoreFact]
    public async Task Receive_IntoAConversationOfAnother_TellsItOfTheWork()
    {
        var (others, _) = Other();
        Assert.True(await others.HoldAsync("c", default));
        await ReceiveAsync("m");
        Assert.Equal([new News("c", Work: true)], announced.Told);
        Assert.Null(await Inbox.NextAsync("c", default));
        Assert.NotNull(await InboxOf(others).NextAsync("c", default));
    }

    [StoreFact]
    public async Task Replies_OfAnotherProcess_AreSentByItAloneUntilItsLeaseEnds()
    {
        await ReceiveAsync("m");
        await PushNextAsync("a");
        var (others, time) = Other();
        var now = time.GetUtcNow();
        Assert.Null(await new OutboxStore(database, cipher, others).NextAsync("c", Noon, Noon, default));
        time.Advance(Noon - now);
        Assert.Equal(["c"], (await others.UnclaimedAsync(default)).Replies);
        Assert.NotNull(await new OutboxStore(database, cipher, others).NextAsync("c", Noon, Noon, default));
    }

    [StoreFact]
    public async Task Release_LetsGoOfWhatWaits()
    {
        await ReceiveAsync("m");
        await new Claims(database, new Process(), Settings, new FakeTime()).ReleaseAsync(default);
        Assert.NotNull(await InboxOf(Other().Claims).NextAsync("c", default));
    }

    private static Microsoft.Extensions.Options.IOptions<StoreOptions> Settings =>
        Microsoft.Extensions.Options.Options.Create(new StoreOptions { HistoryPerConversation = 10 });

    private (Claims Claims, FakeTime Time) Other()
    {
        var time = new FakeTime();
        return (new Claims(database, new Process("other"), Settings, time), time);
    }

    private Inbox InboxOf(Claims claims) =>
        new(database, cipher, claims, announced, announced, new LiveSignal(), Settings, NullLogger<Inbox>.Instance);
}
