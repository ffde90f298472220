using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Storage;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private ReplayStore Replays => new(database);

    private AskedStore Asked => new(database);

    [StoreFact]
    public async Task Questions_AreKeptOnceEach_AndOutliveTheirConversation()
    {
        await SayAsync((1, "怎麼過戶？", "matched"), (2, "是", "none"), (3, "怎麼過戶", "matched"), (4, "打 0912-345-678 也沒人接", "out-of-scope"));
        // What is that late may stand before what was written already.
        Assert.Equal(0, await Asked.GatherAsync(Noted, 10, default));
        Assert.Equal(3, await Asked.GatherAsync(Noted.AddMinutes(1), 3, default));
        Assert.Equal(1, await Asked.GatherAsync(Noted.AddMinutes(1), 3, default));
        Assert.Equal(0, await Asked.GatherAsync(Noted.AddMinutes(1), 3, default));
        await database.WriteAsync(db => db.ExecuteAsync("delete from activities"), default);
        var asked = await Asked.ReadAsync(DateOnly.MinValue, 0, 10, default);
        Assert.Equal([("怎麼過戶？", 2), ("打 〔電話〕 也沒人接", 1)], asked.Select(q => (q.Text, q.Times)));
        Assert.Equal(asked[1], Assert.Single(await Asked.ReadAsync(asked[0].Last, asked[0].Number, 10, default)));
        Assert.Empty(await Asked.ReadAsync(asked[0].Last.AddDays(1), 0, 10, default));
        await Asked.ForgetAsync(asked[0].Last, default);
        Assert.Equal(2, (await Asked.ReadAsync(DateOnly.MinValue, 0, 10, default)).Count);
        await Asked.ForgetAsync(asked[0].Last.AddDays(1), default);
        Assert.Empty(await Asked.ReadAsync(DateOnly.MinValue, 0, 10, default));
    }

    [StoreFact]
    public async Task Questions_GatheredByTwoAtOnce_AreCountedOnce()
    {
        await SayAsync([.. Enumerable.Range(1, 20).Select(n => (n, "怎麼過戶", "matched"))]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++) await Asked.GatherAsync(Noted.AddMinutes(1), 3, default);
        })));
        Assert.Equal(20, Assert.Single(await Asked.ReadAsync(DateOnly.MinValue, 0, 10, default)).Times);
    }

    [StoreFact]
    public async Task Question_TakenBack_IsCountedNoMore()
    {
        await SayAsync((1, "怎麼過戶", "matched"), (2, "怎麼過戶", "matched"), (3, "我家沒水", "matched"));
        await Asked.GatherAsync(Noted.AddMinutes(1), 10, default);
        await database.WriteAsync(async db =>
        {
            foreach (var (activity, text) in new[] { ("x2", "怎麼過戶"), ("x3", "我家沒水") })
                await AskedStore.WithdrawAsync(db, "c", activity, Said(text));
            return true;
        }, default);
        Assert.Equal([("怎麼過戶", 1)], (await Asked.ReadAsync(DateOnly.MinValue, 0, 10, default)).Select(q => (q.Text, q.Times)));
    }

    [StoreFact]
    public async Task Talks_AreReadPageByPage_WithWhatWasSaid()
    {
        await SayAsync((1, "怎麼過戶", "matched"), (2, "公司", "none"));
        var talk = Assert.Single(await new StoredTalkStore(database).TalksAsync("", 10, default));
        Assert.Equal(("c", "怎麼過戶", "公司"), (talk.Id, talk.Said[0].Text, talk.Said[1].Text));
        Assert.Empty(await new StoredTalkStore(database).TalksAsync("c", 10, default));
    }

    [StoreFact]
    public async Task Replay_RunsOneAtATime_AndIsDoneOnce()
    {
        var (one, two) = (await DraftAsync("一"), await DraftAsync("二"));
        await Replays.AskAsync(one, "d1", "R1", Replaying("p"), default);
        await Replays.AskAsync(one, "d1", "R1", Replaying("p"), default);
        await Replays.AskAsync(two, "d2", "R1", Replaying("p") with { At = Noted.AddSeconds(1) }, default);
        var taken = (await Replays.TakeAsync(Noted, Noted.AddMinutes(30), default))!;
        Assert.Equal((one, "d1"), (taken.Draft, taken.Content));
        Assert.Null(await Replays.TakeAsync(Noted, Noted.AddMinutes(30), default));
        Assert.Equal(taken.Number, (await Replays.TakeAsync(Noted.AddMinutes(31), Noted.AddMinutes(60), default))!.Number);
        await Replays.DoneAsync(taken.Number, Figures(), [Group("g1", 3)], Noted, default);
        // Who was taken for dead comes late: it changes nothing.
        await Replays.DoneAsync(taken.Number, null, [Group("g2", 1)], Noted, default);
        Assert.Equal("g1", Assert.Single(await Replays.GroupsAsync(taken.Number, default)).Id);
        Assert.Equal((ReplayState.Done, 7), ((await Replays.FindAsync(one, "d1", "R1", default)) is { } r ? (r.State, r.Figures!.Questions) : default));
        Assert.Equal(two, (await Replays.TakeAsync(Noted, Noted.AddMinutes(30), default))!.Draft);
        Assert.Null(await Replays.FindAsync(one, "d9", "R1", default));
    }

    [StoreFact]
    public async Task Groups_OpenOrRefused_KeepADraftFromBeingReplayed()
    {
        var (number, replay) = await ProposedAsync([Group("g1", 3), Group("g2", 9) with { IsExpected = true }]);
        Assert.Equal(DraftState.Proposed, (await Drafts.FindAsync(number, default))!.State);
        Assert.Equal(Change.Done, await Replays.DecideAsync(replay, "g1", GroupDecision.Refused, "不對，打 0912-345-678", null, Replaying("q"), default));
        Assert.Equal(DraftState.Proposed, (await Drafts.FindAsync(number, default))!.State);
        var refused = (await Replays.GroupsAsync(replay, default)).Single(g => g.Id == "g1");
        Assert.Equal((GroupDecision.Refused, "q"), (refused.Status, refused.By));
        Assert.DoesNotContain("345", refused.Word!, StringComparison.Ordinal);
        // Two people at once: who saw it open does not decide over the other.
        Assert.Equal(Change.Stale, await Replays.DecideAsync(replay, "g1", GroupDecision.Accepted, "好", null, Replaying("r"), default));
        Assert.Equal(Change.Done, await Replays.DecideAsync(replay, "g1", GroupDecision.Accepted, "好", GroupDecision.Refused, Replaying("r"), default));
        Assert.Equal(DraftState.Replayed, (await Drafts.FindAsync(number, default))!.State);
        Assert.Equal(Change.Refused, await Replays.DecideAsync(replay, "g9", GroupDecision.Accepted, "好", null, Replaying("r"), default));
        await Replays.DecideAsync(replay, "g1", GroupDecision.Refused, "再想", GroupDecision.Accepted, Replaying("r"), default);
        Assert.Equal(DraftState.Proposed, (await Drafts.FindAsync(number, default))!.State);
    }

    [StoreFact]
    public async Task Replay_OfANewContent_BeginsWithNothingDecided_ButTellsWhatWas()
    {
        var (number, replay) = await ProposedAsync([Group("g1", 3)]);
        await Replays.DecideAsync(replay, "g1", GroupDecision.Accepted, "好", null, Replaying("q"), default);
        await Replays.AskAsync(number, "other", "R1", Replaying("p"), default);
        var next = (await Replays.TakeAsync(Noted, Noted.AddMinutes(30), default))!;
        await Replays.DoneAsync(next.Number, Figures(), [Group("g1", 4)], Noted, default);
        Assert.Equal(GroupDecision.Open, Assert.Single(await Replays.GroupsAsync(next.Number, default)).Status);
        Assert.Equal("好", (await Replays.BeforeAsync(number, next.Number, default))["g1"].Word);
        await Replays.ForgetAsync(Noted.AddDays(1), default);
        Assert.Null(await Replays.FindAsync(number, "other", "R1", default));
    }

    private static Deed Replaying(string by) => new(Noted, by, "drafts/replay", "1");

    private static ReplayFigures Figures() => new("R2", 7, 5, 3, 20, 1.5, [new(2026, 11, 20)], []);

    private static ReplayGroup Group(string id, int count)
    {
        var side = new ReplaySide("answered", ["twc.meter-lost"], null, "2025-01-01", ["一行"], []);
        return new(id, ReplayKind.List, count, false, new(ReplayKind.List, side, side, null, [], ["documents/identity"], []), "怎麼過戶");
    }

    /// <summary>A draft that is proposed, and its replay, done.</summary>
    private async Task<(long Draft, long Replay)> ProposedAsync(ReplayGroup[] groups, string by = "p", bool isUrgent = false)
    {
        var number = await DraftAsync("一", by);
        if (isUrgent) await database.WriteAsync(db => db.ExecuteAsync("update drafts set is_urgent = @isUrgent where number = @number", new { isUrgent, number }), default);
        await WriteAsync(number, 0, by, (EntryFile, "a: 2\n"));
        var (draft, files) = ((await Drafts.FindAsync(number, default))!, (await Drafts.FilesAsync(number, null, default))!);
        Assert.Equal(Change.Done, await Approvals.ProposeAsync(
            number, draft.Version, files.Files.Digest, "R1", Noted.AddDays(3), Replaying(by), default));
        var replay = (await Replays.TakeAsync(Noted, Noted.AddMinutes(30), default))!;
        Assert.Equal(number, replay.Draft);
        await Replays.DoneAsync(replay.Number, Figures(), groups, Noted, default);
        return (number, replay.Number);
    }

    private Task<bool> SayAsync(params (int N, string Text, string Outcome)[] turns) => database.WriteAsync(
        async db =>
        {
            foreach (var (n, text, outcome) in turns)
            {
                var row = new { n, At = Noted, Json = Said(text), no = false, yes = true, outcome };
                await db.ExecuteAsync(
                    "insert into activities (conversation, sequence, at, from_bot, type, json) values ('c', @n, @At, @no, 'message', @Json)", row);
                await db.ExecuteAsync(
                    "insert into inbox (conversation, event_key, activity_id, sequence, at, greeting, done) values "
                    + "('c', 'e' || @n, 'x' || @n, @n, @At, @no, @yes)", row);
                await db.ExecuteAsync(
                    "insert into turns (conversation, activity_id, at, locale, kind, slots, rivals, outcome, release, milliseconds) "
                    + "values ('c', 'x' || @n, @At, 'zh-TW', 'checklist', '{}', '[]', @outcome, 'r', 1)", row);
            }

            return true;
        },
        default);

    private static string Said(string text) => $"{{\"type\":\"message\",\"text\":\"{text}\"}}";
}
