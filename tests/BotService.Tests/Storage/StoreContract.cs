using BotService.Conversations;
using BotService.Conversations.Handoff;
using BotService.Conversations.Elsewhere;
using BotService.Engine.Dialogs;
using BotService.Protocol;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotService.Tests.Storage;

/// <summary>
/// What every engine must do. An engine joins by deriving from this class and saying how a store is made.
/// </summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private readonly Announced announced = new();

    private Database database = null!;
    private InboxCipher cipher = null!;

    internal IConversations Conversations { get; private set; } = null!;

    internal IInbox Inbox { get; private set; } = null!;

    internal IOutbox Outbox { get; private set; } = null!;

    internal ISayings Sayings { get; private set; } = null!;

    /// <summary>An empty database, brought up to date.</summary>
    internal abstract Task<(Database Database, InboxCipher Cipher)> MakeAsync();

    public abstract Task DisposeAsync();

    public async Task InitializeAsync()
    {
        (database, cipher) = await MakeAsync();
        var options = Microsoft.Extensions.Options.Options.Create(new StoreOptions { HistoryPerConversation = 10 });
        var claims = new Claims(database, new Process(), options, new FakeTime());
        Conversations = new ConversationStore(database, cipher, claims, new FakeTime());
        Inbox = new Inbox(database, cipher, claims, announced, announced, new LiveSignal(), options, NullLogger<Inbox>.Instance);
        Outbox = new OutboxStore(database, cipher, claims);
        Sayings = new Sayings(database, announced, announced, options);
        await Conversations.OpenAsync(New(), null, default);
    }

    [StoreFact]
    public async Task Conversation_OpenedAgain_KeepsItselfAndTakesANewServiceAddress()
    {
        var (again, created, _) = await Conversations.OpenAsync(
            New() with { ServiceUrl = "https://two.example" }, null, default);
        Assert.False(created);
        Assert.Equal("https://two.example", again.ServiceUrl);
        Assert.Equal(again, await Conversations.FindAsync("c", default));
    }

    [StoreFact]
    public async Task Write_Failing_ChangesNothingAndDoesNotTouchItsNeighbours()
    {
        var writes = Enumerable.Range(0, 50).Select(i => database.WriteAsync(
            db =>
            {
                db.Execute("insert into handoffs (at, conversation, release) values ('2026-11-20T01:00:00.000Z', @i, 'r')", new { i });
                return i % 7 == 3 ? throw new InvalidOperationException($"{i}") : i;
            },
            default)).ToList();

        foreach (var (write, i) in writes.Select((w, i) => (w, i)))
        {
            if (i % 7 == 3)
            {
                Assert.Equal($"{i}", (await Assert.ThrowsAsync<InvalidOperationException>(() => write)).Message);
            }
            else
            {
                Assert.Equal(i, await write);
            }
        }

        var kept = await database.ReadAsync(
            db => db.Query<long>("select cast(conversation as bigint) from handoffs order by 1").AsList(), default);
        Assert.Equal(Enumerable.Range(0, 50).Where(i => i % 7 != 3).Select(i => (long)i), kept);
    }

    [StoreFact]
    public async Task Reader_Changing_IsRefused() =>
        await Assert.ThrowsAnyAsync<Exception>(
            () => database.ReadAsync(db => db.Execute("delete from conversations"), default));

    [StoreFact]
    public async Task Receive_ManyAtOnce_AnnouncesInTheOrderOfTheNumbers()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => ReceiveAsync($"{i}"))));
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), announced.Heard.Select(s => s.Sequence));
        Assert.Equal(200, (await Inbox.WaitingAsync(default)).Count);
    }

    [StoreFact]
    public async Task Receive_SameEventAtOnce_IsStoredOnce()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ReceiveAsync("same"))));
        Assert.Single(results, r => !r.Accepted.Duplicate && r.Turn);
        Assert.Single(results.Select(r => r.Accepted.ActivityId).Distinct());
        Assert.Single(await Conversations.ReadAsync("c", 0, 100, default));
    }

    [StoreFact]
    public async Task Greeting_AfterAMessage_IsNoTurn()
    {
        await ReceiveAsync("m");
        var greeting = await Inbox.ReceiveAsync("c", Incoming("g") with { Purpose = Purpose.Greeting }, default);
        Assert.False(greeting.Turn);
    }

    [StoreFact]
    public async Task Commit_Repeated_ChangesNothing()
    {
        await ReceiveAsync("m");
        var turn = (await Inbox.NextAsync("c", default))!;
        Assert.Equal("said", turn.Raw.Said);
        Assert.NotNull(await Inbox.CommitAsync(Commit(turn), default));
        Assert.Null(await Inbox.CommitAsync(Commit(turn), default));
        Assert.Null(await Inbox.NextAsync("c", default));
        Assert.Equal(2, (await Conversations.ReadAsync("c", 0, 100, default)).Count);
        Assert.Equal(0, await database.ReadAsync(db => db.ExecuteScalar<int>("select count(raw) from inbox"), default));
    }

    [StoreFact]
    public async Task Commit_OnAnOldState_ChangesNothing()
    {
        await ReceiveAsync("one");
        var turn = (await Inbox.NextAsync("c", default))!;
        await database.WriteAsync(db => db.Execute("update conversations set turns = turns + 1"), default);
        Assert.Null(await Inbox.CommitAsync(Commit(turn), default));
        Assert.NotNull(await Inbox.NextAsync("c", default));
    }

    [StoreFact]
    public async Task History_OverItsCap_DropsTheOldest()
    {
        for (var i = 0; i < 20; i++)
        {
            await ReceiveAsync($"{i}");
            await Inbox.CommitAsync(Commit((await Inbox.NextAsync("c", default))!), default);
        }

        var history = await Conversations.ReadAsync("c", 0, 100, default);
        Assert.Equal(Enumerable.Range(31, 10).Select(i => (long)i), history.Select(h => h.Sequence));
        Assert.InRange(
            await database.ReadAsync(db => db.ExecuteScalar<int>("select count(*) from inbox"), default), 5, 15);
    }

    [StoreFact]
    public async Task Read_AfterANumber_GivesWhatFollowsUpToTheMaximum()
    {
        for (var i = 0; i < 5; i++)
        {
            await ReceiveAsync($"{i}");
        }

        Assert.Equal([3L, 4L], (await Conversations.ReadAsync("c", 2, 2, default)).Select(s => s.Sequence));
        Assert.Empty(await Conversations.ReadAsync("c", 5, 2, default));
    }

    [StoreFact]
    public async Task Outbox_Commit_QueuesPushedRepliesUntilSent()
    {
        await ReceiveAsync("m");
        await Inbox.CommitAsync(Commit((await Inbox.NextAsync("c", default))!) with { Push = true }, default);
        Assert.Equal(["c"], await Outbox.WaitingAsync(default));
        var message = (await Outbox.NextAsync("c", Noon, Noon, default))!.Turn;
        Assert.Equal(
            ("https://one.example", "reply", 1),
            (message.ServiceUrl, message.Replies[0].Said.Said, message.Attempt));
        await Outbox.SentAsync([message.Replies[0].Id], null, new FakeTime().GetUtcNow(), default);
        Assert.Empty(await Outbox.WaitingAsync(default));
    }

    [StoreFact]
    public async Task Continuation_Committed_IsFoundWithTheStateUntilItsDayIsOver()
    {
        await ReceiveAsync("m");
        var turn = (await Inbox.NextAsync("c", default))!;
        await Inbox.CommitAsync(
            Commit(turn) with { Continuations = [new("K7Q29XMT3BHW", new FakeTime().GetUtcNow())] }, default);

        Assert.Equal(
            new Continued("c", "{}"),
            await new Continuations(database, new FakeTime()).FindAsync("K7Q29XMT3BHW", default));
        Assert.Null(await new Continuations(database, new FakeTime()).FindAsync("K7Q29XMT3BHV", default));
        var later = new FakeTime();
        later.Advance(IContinuations.Good);
        Assert.Null(await new Continuations(database, later).FindAsync("K7Q29XMT3BHW", default));
    }

    [StoreFact]
    public async Task Continuation_NoLongerGood_GoesWithTheNext()
    {
        for (var i = 0; i < 3; i++)
        {
            await ReceiveAsync($"{i}");
            var turn = (await Inbox.NextAsync("c", default))!;
            await Inbox.CommitAsync(
                Commit(turn) with { Continuations =
                    [new($"K7Q29XMT3BH{i}", new FakeTime().GetUtcNow() + (i * TimeSpan.FromHours(20)))] }, default);
        }

        Assert.Equal(
            ["K7Q29XMT3BH1", "K7Q29XMT3BH2"],
            await database.ReadAsync(
                db => db.Query<string>("select code from continuations order by 1").AsList(), default));
    }

    [StoreFact]
    public async Task Receipt_IsFoundWithItsCase()
    {
        await ReceiveAsync("m");
        var commit = Commit((await Inbox.NextAsync("c", default))!);
        await Inbox.CommitAsync(
            commit with
            {
                Receipts = [new("PJFHM5SW15RD", commit.At, FakeEngine.ASheet())],
                Record = commit.Record with
                {
                    Entry = "taipower.name-change", Case = new Dictionary<string, string> { ["applicant"] = "company" }
                },
            },
            default);

        Assert.Equal(
            new Continued("c", "{}", "taipower.name-change", "{\"applicant\":\"company\"}", "en"),
            await new Continuations(database, new FakeTime()).FindAsync("PJFHM5SW15RD", default));
    }

    private protected static NewConversation New(string id = "c") => new(id, "test", "u", "en", "https://one.example", null, false);

    private static Incoming Incoming(string key) => new(
        key, $"id-{key}", new FakeTime().GetUtcNow(), Purpose.Turn, BotHost.Message("said"), BotHost.Message("masked"));

    private Task<(Accepted Accepted, bool Turn)> ReceiveAsync(string key) =>
        Inbox.ReceiveAsync("c", Incoming(key), default);

    private static StoredActivity Reply(string text) => new(
        0, new Activity(new() { ["id"] = $"id-{text}" }), new Spoken(FakeEngine.Say(ReplyKind.Answer, text), null));

    private static TurnCommit Commit(Waiting turn) => new(
        turn, new FakeTime().GetUtcNow(), "{}", [Reply("reply")], [],
        new TurnRecord("en", "answer", null, new Dictionary<string, string>(), null, [], "none", null, "r", 1), [],
        Push: false);

    private sealed class Announced : IAnnouncer, INews
    {
        public List<StoredActivity> Heard { get; } = [];

        public List<News> Told { get; } = [];

        public void Announce(string conversation, StoredActivity stored) => Heard.Add(stored);

        public void Tell(string conversation, bool work) => Told.Add(new News(conversation, work));

        public IAsyncEnumerable<News> FollowAsync(CancellationToken stopping) => throw new NotSupportedException();
    }

    private sealed record Process(string Name = "me") : IProcessName;
}
