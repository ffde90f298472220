using BotService.Conversations;
using BotService.Conversations.Handoff;
using BotService.Conversations.Held;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Held;
using BotService.Protocol;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset HeldNoon = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private HeldStore HeldOnes =>
        new(database, announced, announced, new LiveSignal(), Options.Create(new StoreOptions { HistoryPerConversation = 10 }));

    private ApprovalRuleStore ApprovalRules => new(database);

    [StoreFact]
    public async Task Hold_KeepsTheTurnBack_AndAllThatComesBehind()
    {
        var held = await HoldAsync();
        Assert.Equal((HeldStates.Waiting, "twc.suspend", "twc", "masked"), (held.Status, held.Entry, held.Organisation, held.Question));
        Assert.Equal(["answer"], held.Replies.Select(r => r.Said));
        Assert.Equal("out-of-scope", held.Turn!.Outcome);
        Assert.Empty(await Inbox.WaitingAsync(default));
        Assert.Null(await Inbox.NextAsync("c", default));
        Assert.Equal(["wait"], await HeldSaidAsync());
        Assert.Equal(0, await database.ReadAsync(db => db.ExecuteScalar<int>("select count(raw) + count(ticket) from inbox"), default));

        await ReceiveAsync("behind");
        var behind = (await Inbox.NextAsync("c", default))!;
        Assert.Equal((1, false), (behind.Ahead, behind.HasWaited));
        Assert.NotNull(await Inbox.CommitAsync(Silent(behind) with { Hold = new TurnHold.Behind() }, default));
        // Looked at by two processes at once, it is put behind once.
        Assert.Null(await Inbox.CommitAsync(Silent(behind) with { Hold = new TurnHold.Behind() }, default));
        Assert.Null(await Inbox.NextAsync("c", default));
        Assert.Empty((await new Claims(database, new Process("other"), Options.Create(new StoreOptions()), new FakeTime())
            .UnclaimedAsync(default)).Turns);
    }

    [StoreFact]
    public async Task Reply_ToAHeldTurn_IsThatItWaits_AndThenTheAnswerToo()
    {
        var accepted = await ReceiveAsync("m");
        Assert.Null(await Inbox.RepliesAsync("c", accepted.Accepted, default));
        await HoldNextAsync();
        Assert.Equal(["wait"], (await Inbox.RepliesAsync("c", accepted.Accepted, default))!.Select(r => r.Said));
        await DecideAsync(await HeldAsync());
        Assert.Equal(["wait", "answer"], (await Inbox.RepliesAsync("c", accepted.Accepted, default))!.Select(r => r.Said));
    }

    [StoreFact]
    public async Task Approval_KeepsAllThatTheTurnLeaves_AndLetsGoWhatIsBehind()
    {
        var held = await HoldAsync();
        await ReceiveAsync("behind");
        await Inbox.CommitAsync(Silent((await Inbox.NextAsync("c", default))!) with { Hold = new TurnHold.Behind() }, default);
        Assert.Equal(Change.Done, await DecideAsync(held));
        Assert.Equal(["wait", "answer"], await HeldSaidAsync());
        var next = (await Inbox.NextAsync("c", default))!;
        Assert.Equal(("id-behind", "{\"after\":1}", 0, true), (next.ActivityId, next.State, next.Ahead, next.HasWaited));

        // Receipts, numbers, ratings and records count from the moment it went out.
        var left = await database.ReadAsync(
            db => db.QuerySingleAsync<(long, long, long, long, long)>(
                "select (select count(*) from receipts where at = @At), (select count(*) from continuations where at = @At), "
                + "(select count(*) from turns where at = @At), (select count(*) from ratings where at = @At and score = 4), "
                + "(select count(*) from held_answers where kept is not null)", new { At = HeldNoon.AddMinutes(1) }), default);
        Assert.Equal((1L, 1L, 1L, 1L, 0L), left);
        Assert.Equal(Change.Stale, await DecideAsync(held));
        Assert.Equal(["wait", "answer"], await HeldSaidAsync());
        Assert.Equal(
            ["approvals/approve"],
            await database.ReadAsync(db => db.Query<string>("select action from audit").AsList(), default));
    }

    [StoreFact]
    public async Task Refusal_LeavesTheDialogueAndKeepsTheMissAlone()
    {
        var held = await HoldAsync();
        Assert.Equal(Change.Done, await HeldOnes.DecideAsync(
            held, new HeldDecision(HeldStates.Refused, [Reply("hotline")], IsAnswer: false, "refused-by-staff", Word: "打 0912345678"),
            ByHeld("refuse"), default));
        var left = await database.ReadAsync(
            db => db.QuerySingleAsync<(string?, long, long, string)>(
                "select (select state from conversations where id = 'c'), (select count(*) from receipts), (select count(*) from ratings), "
                + "(select reason from unanswered)"), default);
        Assert.Equal((null, 0L, 0L, "refused-by-staff"), left);
        Assert.DoesNotContain("0912", (await HeldOnes.FindAsync(held.Number, default))!.Word!, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Dialogue_ThatWentOnMeanwhile_StaysWhereItIs()
    {
        var held = await HoldAsync();
        await ReceiveAsync("danger");
        var danger = (await Inbox.NextAsync("c", default))!;
        Assert.NotNull(await Inbox.CommitAsync(Commit(danger) with { State = "{\"danger\":1}" }, default));
        Assert.Equal(Change.Done, await DecideAsync(held));
        Assert.Equal("{\"danger\":1}", await database.ReadAsync(db => db.ExecuteScalar<string>("select state from conversations"), default));
    }

    [StoreFact]
    public async Task Ticket_OfAHeldTurn_GoesWithWhatIsSaidFirst()
    {
        await Inbox.ReceiveAsync([Event("t", ticket: "token")], default);
        await HoldNextAsync(push: true);
        Assert.Equal("token", (await Outbox.NextAsync("c", Noon.AddDays(1), Noon.AddDays(1), default))!.Turn.Ticket);
        await DecideAsync(await HeldAsync());
        Assert.Equal(
            [true, false],
            await database.ReadAsync(db => db.Query<bool>("select ticket is not null from outbox order by id").AsList(), default));
    }

    [StoreFact]
    public async Task Withdrawal_OfAHeldQuestion_EndsIt()
    {
        var held = await HoldAsync();
        await ReceiveAsync("behind");
        await Inbox.CommitAsync(Silent((await Inbox.NextAsync("c", default))!) with { Hold = new TurnHold.Behind() }, default);
        await Inbox.ReceiveAsync([Event("w", Purpose.Withdrawal, withdrawn: "id-m")], default);
        var now = (await HeldOnes.FindAsync(held.Number, default))!;
        Assert.Equal((HeldStates.Withdrawn, "", 0), (now.Status, now.Question, now.Replies.Count));
        Assert.Equal(Change.Stale, await DecideAsync(held));
        Assert.Equal("id-behind", (await Inbox.NextAsync("c", default))!.ActivityId);
    }

    [StoreFact]
    public async Task List_PutsThoseThatWaitFirst_ByTheirClocks_PageByPage()
    {
        foreach (var (conversation, minutes) in new[] { ("a", 9), ("b", 3), ("d", 5), ("e", 7) })
        {
            await Conversations.OpenAsync(New(conversation), null, default);
            await Inbox.ReceiveAsync(conversation, Incoming(conversation), default);
            await HoldNextAsync(conversation, minutes: minutes);
        }

        await DecideAsync((await HeldOnes.WaitingAsync(default)).Single(a => a.Conversation == "b"));
        await DecideAsync((await HeldOnes.WaitingAsync(default)).Single(a => a.Conversation == "a"));
        var seen = new List<string>();
        string? page = null;
        do
        {
            var listed = await HeldOnes.ListAsync(new HeldFilter("twc"), page, 1, HeldNoon, default);
            Assert.Equal(4, listed.Total);
            seen.AddRange(listed.Rows.Select(r => r.Conversation));
            page = listed.Next;
        }
        while (page is not null);
        Assert.Equal(["d", "e", "b", "a"], seen);
        Assert.Empty((await HeldOnes.ListAsync(new HeldFilter("cpc"), null, 9, HeldNoon, default)).Rows);
        Assert.Equal("d", Assert.Single(
            (await HeldOnes.ListAsync(new HeldFilter(null, HeldStates.Late), null, 9, HeldNoon.AddMinutes(6), default)).Rows).Conversation);
    }

    [StoreFact]
    public async Task Counts_OfAnEntry_OutliveItsAnswers_AndGoInTheirTurn()
    {
        await DecideAsync(await HoldAsync());
        var day = new DateOnly(2026, 11, 20);
        var counted = new Acceptance("twc.suspend", 1, 1, 0, 0, 0);
        Assert.Equal([counted], await HeldOnes.AcceptanceAsync("twc", day, day, default));
        Assert.Empty(await HeldOnes.AcceptanceAsync("cpc", day, day, default));
        await RetainAsync(HeldNoon.AddDays(91));
        Assert.Empty((await HeldOnes.ListAsync(new HeldFilter(), null, 9, HeldNoon, default)).Rows);
        Assert.Equal([counted], await HeldOnes.AcceptanceAsync(null, day, day, default));
        await HeldOnes.EraseAsync(HeldNoon.AddDays(401), default);
        Assert.Empty(await HeldOnes.AcceptanceAsync(null, day, day, default));
    }

    [StoreFact]
    public async Task Rule_IsInForceOnItsDays_UntilItIsEnded_AndIsKeptForAWhile()
    {
        var rule = new ApprovalRule(
            0, new ApprovalReach(null, null, "twc", null), new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 22), true, "ann",
            "因為 0912345678", HeldNoon);
        var number = await ApprovalRules.AddAsync(rule, ByHeld("rules"), default);
        var kept = (await ApprovalRules.FindAsync(number, default))!;
        Assert.Equal(rule with { Number = number, By = "bob", Why = kept.Why, At = kept.At }, kept);
        Assert.DoesNotContain("0912", kept.Why, StringComparison.Ordinal);
        foreach (var (day, count) in new[] { (19, 0), (20, 1), (22, 1), (23, 0) })
            Assert.Equal(count, (await ApprovalRules.OnAsync(new DateOnly(2026, 11, day), default)).Count);
        Assert.Empty(await ApprovalRules.ListAsync("cpc", default));
        Assert.False(await ApprovalRules.EndAsync(number, "cpc", ByHeld("end-rule"), default));
        Assert.True(await ApprovalRules.EndAsync(number, "twc", ByHeld("end-rule"), default));
        Assert.False(await ApprovalRules.EndAsync(number, "twc", ByHeld("end-rule"), default));
        Assert.Empty(await ApprovalRules.OnAsync(rule.From, default));
        Assert.Single(await ApprovalRules.ListAsync("twc", default));
        await HeldOnes.EraseAsync(HeldNoon.AddDays(401), default);
        Assert.Null(await ApprovalRules.FindAsync(number, default));
    }

    private async Task<HeldAnswer> HoldAsync()
    {
        await ReceiveAsync("m");
        await HoldNextAsync();
        return await HeldAsync();
    }

    private async Task HoldNextAsync(string conversation = "c", bool push = false, int minutes = 3)
    {
        var turn = (await Inbox.NextAsync(conversation, default))!;
        var answer = Commit(turn) with
        {
            At = HeldNoon, State = "{\"after\":1}",
            Replies = [new StoredActivity(
                0, new Activity(new() { ["id"] = $"a-{conversation}", ["replyToId"] = turn.ActivityId }),
                new Spoken(FakeEngine.Say(ReplyKind.Answer, "answer"), $"R{conversation}"))],
            Receipts = [new($"R{conversation}", HeldNoon, FakeEngine.ASheet())],
            Continuations = [new($"N{conversation}", HeldNoon)], Notes = [new TurnNote.Rating("twc.suspend", null, 4)],
            Record = new TurnRecord(
                "en", "answer", "twc.suspend", new Dictionary<string, string>(), 0.9, [new Candidate("twc.suspend", 0.9)], "out-of-scope",
                "en", "r", 1)
            {
                Explanation = new FakeEngine().Explain("a b", RecognitionContext.None),
            },
        };
        var wait = Silent(turn) with
        {
            At = HeldNoon, Push = push,
            Replies = [new StoredActivity(
                0, new Activity(new() { ["id"] = $"w-{conversation}", ["replyToId"] = turn.ActivityId }),
                new Spoken(FakeEngine.Say(ReplyKind.Held, "wait"), null))],
            Hold = new TurnHold.ForApproval(
                answer, "twc.suspend", "twc", "masked", 1, HeldNoon.AddMinutes(minutes), HeldNoon.AddMinutes(minutes + 2)),
        };
        Assert.NotNull(await Inbox.CommitAsync(wait, default));
    }

    private async Task<HeldAnswer> HeldAsync() =>
        (await HeldOnes.FindAsync((await HeldOnes.WaitingAsync(default)).Single().Number, default))!;

    private async Task<Change> DecideAsync(HeldAnswer held)
    {
        var whole = held.Replies.Count > 0 ? held : (await HeldOnes.FindAsync(held.Number, default))!;
        return await HeldOnes.DecideAsync(
            held, new HeldDecision(HeldStates.Approved, whole.Replies, IsAnswer: true), ByHeld("approve"), default);
    }

    private async Task<IEnumerable<string?>> HeldSaidAsync() =>
        (await Conversations.ReadAsync("c", 0, 100, default)).Where(a => a.Spoken is not null).Select(a => a.Said);

    private static TurnCommit Silent(Waiting turn) => Commit(turn) with { State = null, Replies = [] };

    private static Deed ByHeld(string what) => new(HeldNoon.AddMinutes(1), "bob", $"approvals/{what}", "1");
}
