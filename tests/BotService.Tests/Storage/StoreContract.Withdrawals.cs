using BotService.Conversations;
using BotService.Engine.Intents;
using BotService.Protocol;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    [StoreFact]
    public async Task Withdrawal_AfterTheTurn_BlanksItsWordsAndNoOthers()
    {
        await ReceiveAsync("1");
        await CommitWordsAsync(
            "one", new TurnNote.Unanswered("one", "en", "out-of-scope", []), new TurnNote.Rating("e", null, 2));
        await ReceiveAsync("2");
        await CommitWordsAsync(
            "two", new TurnNote.Unanswered("two", "en", "out-of-scope", []), new TurnNote.RatingWords("two"));
        await ReceiveAsync("3");
        await CommitWordsAsync("three");

        await Inbox.ReceiveAsync([Event("u1", Purpose.Withdrawal, withdrawn: "id-1")], default);
        Assert.Equal("|masked|masked", await SaidAsync());
        Assert.Equal(
            ["withdrawn:", "new:two"],
            await ColumnAsync("select status || ':' || text from unanswered order by number"));
        Assert.Equal(["two"], await ColumnAsync("select words from ratings"));
        Assert.Equal(
            [null, "id-2", "id-3"],
            await ColumnAsync(
                "select case when explanation is not null then activity_id end from turns order by number"));

        await Inbox.ReceiveAsync([Event("u2", Purpose.Withdrawal, withdrawn: "id-2")], default);
        Assert.Equal("||masked", await SaidAsync());
        Assert.Equal(["2"], await ColumnAsync("select score || coalesce(words, '') from ratings"));
        Assert.Equal(["id-1", "id-2"], await ColumnAsync("select activity_id from withdrawn order by 1"));
    }

    [StoreFact]
    public async Task Withdrawal_BeforeItsMessage_KeepsTheMessageBlankAndWithoutATurn()
    {
        await Inbox.ReceiveAsync(
            [Event("u", Purpose.Withdrawal, withdrawn: "id-m"), Event("m", ticket: "t"), Event("other")], default);
        Assert.Equal("|masked", await SaidAsync());
        Assert.Equal(["id-other"], await RunAllAsync());
        Assert.Equal(
            0, await database.ReadAsync(
                db => db.ExecuteScalar<int>("select count(raw) + count(ticket) from inbox"), default));
    }

    [StoreFact]
    public async Task Withdrawal_OfAWaitingMessage_EndsItsTurnWithoutAReply()
    {
        await Inbox.ReceiveAsync([Event("m", ticket: "t"), Event("other")], default);
        await Inbox.ReceiveAsync([Event("u", Purpose.Withdrawal, withdrawn: "id-m")], default);
        Assert.Equal(["id-other"], await RunAllAsync());
        Assert.Empty((await Inbox.RepliesAsync("c", new Accepted("id-m", 1, false), default))!);
        Assert.Equal(
            0, await database.ReadAsync(
                db => db.ExecuteScalar<int>("select count(raw) + count(ticket) from inbox"), default));
    }

    [StoreFact]
    public async Task Withdrawal_WhileTheTurnIsDecided_LeavesNothingOfIt()
    {
        await ReceiveAsync("m");
        var turn = (await Inbox.NextAsync("c", default))!;
        await Inbox.ReceiveAsync([Event("u", Purpose.Withdrawal, withdrawn: "id-m")], default);
        var commit = Commit(turn) with
        {
            Push = true, Notes = [new TurnNote.Unanswered("said", "en", "out-of-scope", [])]
        };
        Assert.Null(await Inbox.CommitAsync(commit, default));
        Assert.Null(await Inbox.NextAsync("c", default));
        Assert.Equal(0, await CountAsync("outbox") + await CountAsync("unanswered") + await CountAsync("turns"));
        Assert.Equal("", await SaidAsync());
    }

    [StoreFact]
    public async Task Withdrawal_OfAnAnsweredMessage_StopsTheRepliesThatWait()
    {
        await Inbox.ReceiveAsync([Event("m", ticket: "t"), Event("other")], default);
        await PushNextAsync("a", "b");
        await PushNextAsync("c");
        await Outbox.SentAsync([(await NextAsync()).Replies[0].Id], "reply", Noon, default);
        await Inbox.ReceiveAsync([Event("u", Purpose.Withdrawal, withdrawn: "id-m")], default);
        Assert.Equal(
            ["sent", "failed withdrawn", "waiting"],
            await ColumnAsync("select status || coalesce(' ' || reason, '') from outbox order by id"));
        Assert.Equal("c, ", await WaitsAsync());
        Assert.Equal(
            0, await database.ReadAsync(
                db => db.ExecuteScalar<int>("select count(json) from outbox where status = 'failed'"), default));
    }

    [StoreFact]
    public async Task Withdrawal_OfSomethingElse_TouchesNoMessageOfAnotherConversation()
    {
        await Inbox.ReceiveAsync(
            [Event("m"), Event("u", Purpose.Withdrawal, withdrawn: "id-m", conversation: "other")], default);
        Assert.Equal("masked", await SaidAsync());
        Assert.Equal(["id-m"], await RunAllAsync());
    }

    private async Task CommitWordsAsync(string words, params TurnNote[] notes)
    {
        var commit = Commit((await Inbox.NextAsync("c", default))!);
        var why = new FakeEngine().Explain(words, new RecognitionContext(null));
        await Inbox.CommitAsync(
            commit with { Notes = notes, Record = commit.Record with { Explanation = why } }, default);
    }

    /// <summary>What stands in the transcript of the citizen's messages.</summary>
    private async Task<string> SaidAsync() =>
        string.Join('|',
            (await ColumnAsync("select json from activities where conversation = 'c' and not from_bot order by sequence"))
                .Select(json => Activity.Parse(System.Text.Encoding.UTF8.GetBytes(json!)).Said));

    private Task<List<string?>> ColumnAsync(string sql) =>
        database.ReadAsync(db => db.Query<string?>(sql).AsList(), default);
}
