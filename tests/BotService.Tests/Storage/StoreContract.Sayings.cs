using BotService.Conversations;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    [StoreFact]
    public async Task Saying_StandsAfterWhatWasSaidAndWaitsInTheOutboxOnce()
    {
        await ReceiveAsync("m");
        var first = Assert.Single(await Sayings.AddAsync(Notice("n:1", "closed today"), default));
        var again = Assert.Single(await Sayings.AddAsync(Notice("n:1", "closed tomorrow"), default));
        await Sayings.AddAsync(Notice("n:2", "open again"), default);

        Assert.Equal((first.Sequence, "closed today"), (again.Sequence, again.Said));
        Assert.Equal(
            ["masked", "closed today", "open again"],
            (await Conversations.ReadAsync("c", 0, 10, default)).Select(line => line.Said));
        var sent = (await Outbox.NextAsync("c", Noon, Noon, default))!.Turn;
        Assert.Equal(("closed today", null), (Assert.Single(sent.Replies).Said.Said, sent.Ticket));
        Assert.Equal(2, await CountAsync("outbox"));
        Assert.Equal([1, 2, 3], announced.Heard.Select(line => line.Sequence));
    }

    [StoreFact]
    public async Task Saying_WhileATurnIsDecided_TakesNothingFromIt()
    {
        await ReceiveAsync("m");
        var turn = (await Inbox.NextAsync("c", default))!;
        await Sayings.AddAsync(Notice("n:1", "meanwhile"), default);

        Assert.NotNull(await Inbox.CommitAsync(Commit(turn), default));
        Assert.Equal(
            ["masked", "meanwhile", "reply"],
            (await Conversations.ReadAsync("c", 0, 10, default)).Select(line => line.Said));
    }

    [StoreFact]
    public async Task Saying_ToWhoHasLeft_IsKeptAndNotSent()
    {
        await database.WriteAsync(
            db => db.Execute("update conversations set left_at = @At where id = 'c'", new { At = Noon }), default);
        await Sayings.AddAsync(Notice("n:1", "hello?"), default);

        Assert.Empty(await Outbox.WaitingAsync(default));
        Assert.Single(await Conversations.ReadAsync("c", 0, 10, default));
    }

    [StoreFact]
    public Task Saying_InNoConversation_IsRefused() => Assert.ThrowsAsync<UnknownConversationException>(
        () => Sayings.AddAsync(Notice("n:1", "hello?") with { Conversation = "other" }, default));

    /// <summary>Strangers send what they like; PostgreSQL knows no text with a NUL.</summary>
    [StoreFact]
    public async Task Text_WithANul_IsKeptAndFound()
    {
        await Inbox.ReceiveAsync("c", Incoming("a\0b"), default);
        var turn = (await Inbox.NextAsync("c", default))!;
        var commit = Commit(turn) with { Notes = [new TurnNote.Unanswered("x\0y", "zh", "unknown", [])] };

        Assert.NotNull(await Inbox.CommitAsync(commit, default));
        Assert.Equal(1, await CountAsync("unanswered"));
        Assert.Null(await Conversations.FindAsync("c\0", default));
    }

    private static Saying Notice(string reason, string text) =>
        new("c", reason, new FakeTime().GetUtcNow(), [Reply(text)], []);
}
