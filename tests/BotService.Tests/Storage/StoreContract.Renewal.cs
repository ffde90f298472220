using BotService.Editing.Drafts;
using BotService.Engine.Plans.Difference;
using BotService.Renewal.Ageing;
using BotService.Renewal.Changes;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset PlanDay = new FakeTime().GetUtcNow();

    private PlanChangeStore Changes => new(database);

    private PlanNameStore ChangedNames => new(database);

    [StoreFact]
    public async Task Changes_Found_AreListedAsTheyWere_AndFoundAgainTheyStay()
    {
        Assert.Equal(2, await Changes.KeepAsync("a", "b", [Found("1>1"), Found("2>")], PlanDeed("changes"), default));
        var listed = await Changes.ListAsync("a", "b", default);
        Assert.Equal(["1>1", "2>"], listed.Select(c => c.Found.Key));
        Assert.Equivalent(Found("1>1"), listed[0].Found);
        Assert.Equal((ChangeState.Open, 0), (listed[0].State, listed[0].Version));
        Assert.Equal(0, await Changes.KeepAsync("a", "b", [Found("1>1", due: 90), Found("2>")], PlanDeed("changes"), default));
        Assert.Equal(listed[0].Found.Due, (await Changes.ListAsync("a", "b", default))[0].Found.Due);
        Assert.Equal(1, await AuditedAsync("plans/changes"));
    }

    [StoreFact]
    public async Task Change_FoundNoLonger_GoesWhileItIsOpen_AndStaysOnceItIsDecided()
    {
        await Changes.KeepAsync("a", "b", [Found("1>1"), Found("2>2")], PlanDeed("changes"), default);
        var decided = (await Changes.ListAsync("a", "b", default))[0];
        Assert.Equal(Change.Done, await Changes.NoNeedAsync(decided.Number, 0, "call 0912345678", PlanDeed("no-need"), default));
        Assert.Equal(1, await Changes.KeepAsync("a", "b", [], PlanDeed("changes"), default));
        var left = Assert.Single(await Changes.ListAsync("a", "b", default));
        Assert.Equal((ChangeState.Unneeded, "ann", 1), (left.State, left.By, left.Version));
        Assert.DoesNotContain("0912345678", left.Reason, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Change_DecidedByTwo_IsTheFirsts_AndLeavesOneDraft()
    {
        var release = (await KeepAsync(PlanDay, null, ("knowledge/a.yaml", "a: 1\n"u8.ToArray()))).Id;
        await Changes.KeepAsync("a", "b", [Found("1>1")], PlanDeed("changes"), default);
        var change = Assert.Single(await Changes.ListAsync("a", "b", default));
        var draft = new NewDraft("t", "r", "plan-b 1", release, [new DraftCause(CauseKind.Plan, "a/b/1")]);
        var both = await Task.WhenAll(
            Changes.DraftAsync(change.Number, 0, draft, PlanDeed("draft"), default), Changes.DraftAsync(change.Number, 0, draft, PlanDeed("draft"), default));
        Assert.Equal([Change.Done, Change.Stale], both.Select(b => b.Outcome).Order());
        var made = both.Single(b => b.Draft is not null).Draft!.Value;
        Assert.Equal((ChangeState.Drafted, made), ((await Changes.FindAsync(change.Number, default))!.State, (await Changes.FindAsync(change.Number, default))!.Draft));
        Assert.Equal(1, await CountAsync("drafts"));
        Assert.Equal((1, 1), (await AuditedAsync("plans/draft"), await AuditedAsync("drafts/new")));
        Assert.Equal(Change.Stale, await Changes.NoNeedAsync(change.Number, 0, "no", PlanDeed("no-need"), default));
        Assert.Equal(Change.Refused, await Changes.NoNeedAsync(change.Number, 1, "no", PlanDeed("no-need"), default));
        Assert.Equal(Change.Done, await Changes.ReopenAsync(change.Number, 1, PlanDeed("reopen"), default));
        Assert.Null((await Changes.FindAsync(change.Number, default))!.Draft);
    }

    [StoreFact]
    public async Task Change_WhoseDraftCannotBeKept_StaysOpen_AndLeavesNothing()
    {
        await Changes.KeepAsync("a", "b", [Found("1>1")], PlanDeed("changes"), default);
        var change = Assert.Single(await Changes.ListAsync("a", "b", default));
        var draft = new NewDraft("t", "r", "plan-b 1", "nosuchbase00", []);
        await Assert.ThrowsAnyAsync<Exception>(() => Changes.DraftAsync(change.Number, 0, draft, PlanDeed("draft"), default));
        Assert.Equal((ChangeState.Open, 0), ((await Changes.FindAsync(change.Number, default))!.State, (await Changes.FindAsync(change.Number, default))!.Version));
        Assert.Equal((0, 0), (await AuditedAsync("plans/draft"), await CountAsync("drafts")));
    }

    [StoreFact]
    public async Task Changes_AreCountedByPair_AndDecisionsGoInTime()
    {
        await Changes.KeepAsync("a", "b", [Found("1>1"), Found("2>2", due: -1), Found("3>3")], PlanDeed("changes"), default);
        await Changes.KeepAsync("a", "c", [Found("1>1")], PlanDeed("changes"), default);
        var third = (await Changes.ListAsync("a", "b", default))[2];
        await Changes.NoNeedAsync(third.Number, 0, "no", PlanDeed("no-need"), default);
        Assert.Equal(
            [new ChangeCounts("a", "b", 2, 1, 0, 1), new ChangeCounts("a", "c", 1, 0, 0, 0)],
            await Changes.CountAsync(DateOnly.FromDateTime(PlanDay.UtcDateTime), default));
        Assert.Equal(0, await Changes.EraseAsync(PlanDay, default));
        Assert.Equal(1, await Changes.EraseAsync(PlanDay.AddSeconds(1), default));
        Assert.Equal(3, await CountAsync("plan_changes"));
    }

    [StoreFact]
    public async Task Name_IsKeptOnce_AndTakenOut()
    {
        var name = new ChangedName("MyEGov", "gov.tw", new DateOnly(2024, 3, 18), "the plan");
        Assert.True(await ChangedNames.AddAsync(name, PlanDeed("name"), default));
        Assert.False(await ChangedNames.AddAsync(name, PlanDeed("name"), default));
        var kept = Assert.Single(await ChangedNames.ListAsync(default));
        Assert.Equal((name, "ann", PlanDay), (kept.Name, kept.By, kept.At));
        Assert.True(await ChangedNames.RemoveAsync(kept.Number, PlanDeed("name-remove"), default));
        Assert.False(await ChangedNames.RemoveAsync(kept.Number, PlanDeed("name-remove"), default));
        Assert.Equal((1, 1), (await AuditedAsync("plans/name"), await AuditedAsync("plans/name-remove")));
    }

    [StoreFact]
    public async Task DelaysAndLinks_AreTheLastOnes_AndGoInTime()
    {
        var (delays, links) = (new ReviewDelayStore(database), new LinkCheckStore(database));
        await delays.KeepAsync(new("twc.a", DelayReason.Hard, null, "ann", PlanDay), PlanDeed("delay"), default);
        await delays.KeepAsync(new("twc.a", DelayReason.NoOwner, "call 0912345678", "ben", PlanDay.AddDays(1)), PlanDeed("delay"), default);
        var delay = Assert.Single(await delays.ListAsync(default));
        Assert.Equal((DelayReason.NoOwner, "ben"), (delay.Reason, delay.By));
        Assert.DoesNotContain("0912345678", delay.Word, StringComparison.Ordinal);
        await links.KeepAsync([new("https://a.tw/", "404", PlanDay), new("https://b.tw/", "200", PlanDay)], default);
        await links.KeepAsync([new("https://a.tw/", "200", PlanDay.AddDays(1))], default);
        Assert.Equal(["200", "200"], (await links.ListAsync(default)).Select(l => l.Outcome));
        Assert.Equal((0, 1), (await delays.EraseAsync(PlanDay.AddHours(1), default), await links.EraseAsync(PlanDay.AddHours(1), default)));
        Assert.Equal((1, 1), (await delays.EraseAsync(PlanDay.AddDays(2), default), await links.EraseAsync(PlanDay.AddDays(2), default)));
    }

    [StoreFact]
    public async Task Reminder_MadeByTwo_IsMadeOnce_AndCountedWithThoseBefore()
    {
        var (chases, day) = (new ReviewChaseStore(database), new DateOnly(2026, 12, 31));
        ReviewChase Made(int step, int days) => new("twc.a", day, step, 1, PlanDay.AddDays(days));
        var both = await Task.WhenAll(chases.MakeAsync([Made(0, 0), new("twc.b", day, 0, 1, PlanDay)], default), chases.MakeAsync([Made(0, 0)], default));
        Assert.Equal(2, both.Sum());
        Assert.Equal((1, 0, 0), (await chases.MakeAsync([Made(2, 40)], default), await chases.MakeAsync([Made(2, 40)], default), await chases.MakeAsync([Made(1, 41)], default)));
        Assert.Equal(1, await chases.MakeAsync([new("twc.a", day.AddYears(1), 0, 1, PlanDay.AddDays(300))], default));
        var kept = await chases.ListAsync(default);
        Assert.Equal(Made(2, 40) with { Times = 2 }, kept[0]);
        Assert.Equal([("twc.a", 1), ("twc.b", 1)], kept.Skip(1).Select(c => (c.Entry, c.Times)));
        Assert.Equal((2, 1), (await chases.EraseAsync(PlanDay.AddDays(41), default), (await chases.ListAsync(default)).Count));
    }

    private static FoundChange Found(string key, int due = 30) => new(
        key, PlanClass.Reworded, ["1"], ["1"], "before", "after", [new(PlanChangeKind.Amount, "3", "10"), new(PlanChangeKind.Words, "before", "after")],
        [new(TouchKind.Entry, "twc.a", null, true, "B1")], [ChangeTask.Reread, ChangeTask.Figures], "owner",
        DateOnly.FromDateTime(PlanDay.UtcDateTime).AddDays(due));

    private static Deed PlanDeed(string what) => new(PlanDay, "ann", $"plans/{what}", "a b");

    private Task<long> AuditedAsync(string action) => database.ReadAsync(
        db => db.ExecuteScalarAsync<long>("select count(*) from audit where action = @action", new { action }), default);
}
