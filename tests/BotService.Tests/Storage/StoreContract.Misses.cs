using BotService.Engine.Intents;
using BotService.Review.Misses;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Storage;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateOnly MissDay = new(2026, 11, 20);

    private MissStore Misses => new(database);

    private MissIntake MissIntake => new(database);

    [StoreFact]
    public async Task Miss_AskedAgain_IsCountedOnceForEachTimeAndConversation()
    {
        await GatherAsync((1, "電表會響", "c1", 1), (2, "電表 會響？", "c1", 1), (3, "電表會響", "c2", 1), (4, "水塔清洗", "c2", 2));
        var page = await Misses.ListAsync(new MissFilter(), null, 10, MissDay, default);

        Assert.Equal((2, 2), ((int)page.Total, page.Rows.Count));
        var (group, lately, before) = page.Rows[0];
        Assert.Equal(("電表會響", 3L, 1L, 2L), (group.Title, group.Size, group.Texts, group.Conversations));
        Assert.Equal((3L, 0L), (lately, before));
        Assert.Equal(3, group.Languages["zh"]);
        Assert.Equal(("taipower", GroupStatus.New), (group.Organisation, group.Status));
        Assert.Equal(["taipower.meter-test", "taipower.high-bill", "taipower.meter-lost"], group.Nearest);
        var text = Assert.Single(await Misses.TextsAsync(group.Number, null, 10, default));
        Assert.Equal((3L, "剛才說的話"), (text.Size, text.Before[0]));
    }

    [StoreFact]
    public async Task Miss_GatheredTwice_ChangesNothing()
    {
        await GatherAsync((1, "電表會響", "c1", 1));
        Assert.Null(await MissIntake.AddAsync([Placed(2, "別的", "c1", 2)], read: 0, default));
        Assert.NotNull(await MissIntake.AddAsync([Placed(1, "電表會響", "c1", 1)], read: 1, default));
        Assert.Equal(1, Assert.Single((await Misses.ListAsync(new MissFilter(), null, 10, MissDay, default)).Rows).Group.Size);
    }

    [StoreFact]
    public async Task Unread_AreTheQuestionsAndTheSearchesThatStandInNoGroup()
    {
        await database.WriteAsync(
            db => db.ExecuteAsync(
                "insert into unanswered (at, conversation, activity_id, text, language, reason, nearest, release) "
                + "values (@At, 'c', 'a', '電表會響', 'zh', 'out-of-scope', '[{\"entry\":\"twc.suspend\",\"score\":0.1,\"probability\":0.1}]', 'r'), "
                + "(@At, 'c', 'b', '', 'zh', 'out-of-scope', '[]', 'r')", new { At = Noted }), default);
        await database.WriteAsync(
            db => db.ExecuteAsync(
                "insert into searches (at, text, locale, results, entry) values (@At, '飛機票', 'zh-TW', 0, null), "
                + "(@At, '過戶', 'zh-TW', 3, 'twc.name-change')", new { At = Noted.AddSeconds(1) }), default);

        var (misses, read) = await MissIntake.UnreadAsync(10, default);
        Assert.Equal(["電表會響", "飛機票"], misses.Select(m => m.Text));
        Assert.Equal((Miss.Turn, "out-of-scope", "twc.suspend"), (misses[0].Source, misses[0].Reason, misses[0].Nearest[0].Entry));
        Assert.Equal((Miss.Search, MissText.NoResult, null), (misses[1].Source, misses[1].Reason, misses[1].Conversation));
        var made = await MissIntake.AddAsync([.. misses.Select((m, i) => new PlacedMiss(m, m.Text, 0, i, null))], read, default);
        Assert.Equal(2, made!.Count);
        Assert.Empty((await MissIntake.UnreadAsync(10, default)).Misses);
        Assert.Equal(["電表會響", "飛機票"], (await MissIntake.KnownAsync(1, default)).Select(k => k.Text));
        Assert.Equal(made[1], (await MissIntake.GroupsOfAsync(["飛機票", "沒問過"], default))["飛機票"]);
    }

    [StoreFact]
    public async Task Group_AssignedAndJoined_KeepsNumberAndAssignee()
    {
        var made = await GatherAsync((1, "電表會響", "c1", 1));
        Assert.Equal(Change.Done, await Misses.AssignAsync(made[1], 0, "p", MissDay.AddDays(-1), Did("misses/assign"), default));
        Assert.Equal(Change.Stale, await Misses.AssignAsync(made[1], 0, "q", null, Did("misses/assign"), default));
        await MissIntake.AddAsync([Placed(2, "電表一直叫", "c2", 1) with { Group = made[1] }], 1, default);

        var row = Assert.Single((await Misses.ListAsync(new MissFilter(Status: GroupStatus.Overdue), null, 10, MissDay, default)).Rows);
        Assert.Equal((made[1], "p", 2L, GroupStatus.Open), (row.Group.Number, row.Group.Assignee, row.Group.Size, row.Group.Status));
        Assert.True(row.Group.IsOverdue(MissDay));
        Assert.Equal(1, (await Misses.CountAsync(null, MissDay, default))[GroupStatus.Overdue]);
        Assert.Equal(Change.Done, await Misses.ChaseAsync(made[1], Did("misses/chase"), default));
        Assert.Equal(["misses/chase", "misses/assign"],
            (await new AuditRecord(database).ReadAsync(new AuditFilter(null, null, null, null, null), 10, default)).Select(a => a.Deed.Action));
    }

    [StoreFact]
    public async Task Groups_MergedAndSplit_HoldWhatTheyHold()
    {
        var made = await GatherAsync((1, "電表會響", "c1", 1), (2, "電表在叫", "c1", 1), (3, "電表有怪聲", "c2", 2));
        Assert.Equal(Change.Done, await Misses.MergeAsync(made[2], 0, made[1], Did("misses/merge"), default));
        var merged = (await Misses.FindAsync(made[1], default))!;
        Assert.Equal((3L, 3L, 2L), (merged.Size, merged.Texts, merged.Conversations));
        var gone = (await Misses.FindAsync(made[2], default))!;
        Assert.Equal((GroupStatus.Closed, made[1], 0L), (gone.Status, gone.Into!.Value, gone.Size));
        Assert.Equal(Change.Cycle, await Misses.MergeAsync(made[1], merged.Version, made[2], Did("misses/merge"), default));
        Assert.Equal(Change.Cycle, await Misses.MergeAsync(made[1], merged.Version, made[1], Did("misses/merge"), default));

        var texts = await Misses.TextsAsync(made[1], null, 10, default);
        var one = texts.Single(t => t.Text == "電表有怪聲").Number;
        Assert.Equal(Change.Refused, (await Misses.SplitAsync(made[1], merged.Version, [], Did("misses/split"), default)).Change);
        Assert.Equal(
            Change.Refused,
            (await Misses.SplitAsync(made[1], merged.Version, [.. texts.Select(t => t.Number)], Did("misses/split"), default)).Change);
        var (change, number) = await Misses.SplitAsync(made[1], merged.Version, [one], Did("misses/split"), default);
        Assert.Equal((Change.Done, 2L), (change, (await Misses.FindAsync(made[1], default))!.Size));
        Assert.Equal("電表有怪聲", (await Misses.FindAsync(number!.Value, default))!.Title);
        // What was split off stays so: the same text goes where it stands now.
        Assert.Equal(number, (await MissIntake.GroupsOfAsync(["電表有怪聲"], default))["電表有怪聲"]);
    }

    [StoreFact]
    public async Task Group_ClosedAsAnsweredAndMissedAgain_IsOpen()
    {
        var made = await GatherAsync((1, "電表會響", "c1", 1));
        await Misses.JudgeAsync(made[1], 0, Judgements.Belongs, "taipower.meter-test", 7, Did("misses/belongs"), default);
        await Misses.SettleAsync(made[1], isAnswered: true, Did("misses/settle"), default);
        Assert.Equal(GroupStatus.Closed, (await Misses.FindAsync(made[1], default))!.Status);
        await MissIntake.AddAsync([Placed(2, "電表會響", "c2", 1)], 1, default);
        Assert.Equal(GroupStatus.Open, (await Misses.FindAsync(made[1], default))!.Status);
    }

    [StoreFact]
    public async Task Groups_AreListedByKeyAndByOrganisation()
    {
        await GatherAsync([.. Enumerable.Range(1, 7).Select(i => (i, $"電表會響{i}", $"c{i}", i))]);
        var first = await Misses.ListAsync(new MissFilter("taipower"), null, 4, MissDay, default);
        var second = await Misses.ListAsync(new MissFilter("taipower"), first.Next, 4, MissDay, default);
        Assert.Equal((7L, 4, 3), (first.Total, first.Rows.Count, second.Rows.Count));
        Assert.Null(second.Next);
        Assert.Empty(first.Rows.Select(r => r.Group.Number).Intersect(second.Rows.Select(r => r.Group.Number)));
        Assert.Empty((await Misses.ListAsync(new MissFilter("twc"), null, 4, MissDay, default)).Rows);
    }

    [StoreFact]
    public async Task Question_TakenBack_StandsInNoGroup()
    {
        await GatherAsync((1, "我家在某路", "c1", 1));
        await database.WriteAsync(
            async db =>
            {
                await MissRows.WithdrawAsync(db, "c1", "a1");
                return true;
            },
            default);
        var group = Assert.Single((await Misses.ListAsync(new MissFilter(), null, 10, MissDay, default)).Rows).Group;
        Assert.Equal("", group.Title);
        Assert.Empty(await Misses.TextsAsync(group.Number, null, 10, default));
    }

    [StoreFact]
    public async Task Group_KeptLongEnough_GoesUnlessItIsOpen()
    {
        var made = await GatherAsync((1, "電表會響", "c1", 1), (2, "水塔清洗", "c1", 2));
        await Misses.AssignAsync(made[1], 0, "p", null, Did("misses/assign"), default);
        await MissIntake.ForgetAsync(Noted + IMisses.Kept, default);
        Assert.NotNull(await Misses.FindAsync(made[1], default));
        Assert.Null(await Misses.FindAsync(made[2], default));
    }

    private async Task<IReadOnlyDictionary<int, long>> GatherAsync(params (int Origin, string Text, string Conversation, int Group)[] asked) =>
        (await MissIntake.AddAsync([.. asked.Select(a => Placed(a.Origin, a.Text, a.Conversation, a.Group))], 0, default))!;

    private static PlacedMiss Placed(int origin, string text, string conversation, int group)
    {
        Candidate[] nearest = [new("taipower.meter-test", 0.2), new("taipower.high-bill", 0.1), new("taipower.meter-lost", 0.1)];
        var miss = new Miss(
            Miss.Turn, origin, Noted, conversation, $"a{origin}", text, "zh", "out-of-scope", null, nearest, ["剛才說的話"]);
        return new PlacedMiss(miss, GroupKeeper.KeyOf(text), 0, group, "taipower");
    }

    private static Deed Did(string action) => new(Noted, "p", action, "1");
}
