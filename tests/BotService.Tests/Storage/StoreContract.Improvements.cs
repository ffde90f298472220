using System.Text;
using BotService.Conversations;
using BotService.Engine.Intents;
using BotService.Review.Improvements;
using BotService.Review.Learning;
using BotService.Review.Low;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateOnly FakeDay = BotService.Hosting.Taiwan.Day(new FakeTime().GetUtcNow());

    private ImprovementStore Register => new(database);

    [StoreFact]
    public async Task Outcomes_AreWhatSqlCountsOverTheTurns()
    {
        var list = new[] { "twc.suspend", "taipower.ebill", null };
        for (var i = 0; i < 30; i++)
        {
            var entry = list[i % 3];
            var kind = entry is null ? "fallback" : i % 2 == 0 ? "checklist" : "facet";
            List<TurnNote> notes = [];
            if (entry is null) notes.Add(new TurnNote.Unanswered("?", "zh", i % 4 == 0 ? "no-input" : "out-of-scope", Nearest("twc")));
            if (i % 5 == 0) notes.Add(new TurnNote.Rating(list[(i + 1) % 3], null, (i % 4) + 1));
            if (i % 7 == 0) notes.Add(new TurnNote.Rating(entry, i % 2 == 0, null));
            await CountAsync($"{i}", kind, entry, notes, i % 6 == 0 ? "owner" : "tenant");
        }

        var (chosen, others) = await new OutcomeStore(database).SumAsync(
            ["twc.suspend", IOutcomes.NoEntry], null, FakeDay, FakeDay, default);
        Assert.Equal(Flat(await ByHandAsync("coalesce(entry, '') in ('twc.suspend', '')")), Flat(chosen));
        Assert.Equal(Flat(await ByHandAsync("entry = 'taipower.ebill'")), Flat(others));
        Assert.True(chosen.Repeated > 0 && chosen.Missed > 0 && chosen.Answered > 0 && others.Scores.Sum() > 0);
        Assert.Equal(30, chosen.Turns + others.Turns);
        var byEntry = await new OutcomeStore(database).ByEntryAsync(FakeDay, FakeDay, default);
        Assert.Equal(
            Flat(chosen), Flat(byEntry.Where(o => o.Entry is "twc.suspend" or IOutcomes.NoEntry).Aggregate(OutcomeSums.None, (sum, o) => sum + o.Sums)));
        var (_, before) = await new OutcomeStore(database).SumAsync([], null, FakeDay.AddDays(-9), FakeDay.AddDays(-1), default);
        Assert.Equal(0, before.Turns);
        var (_, water) = await new OutcomeStore(database).SumAsync([], "twc", FakeDay, FakeDay, default);
        Assert.Equal(10 + 8, water.Turns);
    }

    [StoreFact]
    public async Task Improvement_IsClosedWithEvidenceAndEffect_ByAnother_Only()
    {
        var number = await RegisterAsync();
        Assert.Equal(Change.Done, await Register.StartAsync(number, 1, Improved("start"), default));
        Assert.Equal(Change.Stale, await Register.StartAsync(number, 1, Improved("start"), default));
        Assert.Equal(Change.Refused, await Register.CloseAsync(number, 2, Improved("close", "max"), default));
        await Register.AddEvidenceAsync(number, Brought(EvidenceKind.Release, "r1"), null, Improved("evidence"), default);
        Assert.Equal(Change.Refused, await Register.CloseAsync(number, 2, Improved("close", "max"), default));
        await Register.AddEffectAsync(number, AnEffect(Aim.Missed, 40, 10), Improved("measure"), default);
        Assert.Equal(Change.Refused, await Register.CloseAsync(number, 2, Improved("close"), default));
        Assert.Equal(Change.Done, await Register.CloseAsync(number, 2, Improved("close", "max"), default));
        var closed = (await Register.FindAsync(number, default))!;
        Assert.Equal((Improvement.Closed, "max"), (closed.Status, closed.ClosedBy));
        Assert.Equal(EffectJudgement.Better, Assert.Single(await Register.EffectsAsync(number, default)).Effect.Judgement);
        Assert.Equal(Change.Refused, await Register.AddEvidenceAsync(number, Brought(EvidenceKind.Release, "r2"), null, Improved("evidence"), default));
    }

    [StoreFact]
    public async Task Improvement_OpenedAgain_NeedsNewEvidenceAndANewEffect()
    {
        var number = await RegisterAsync();
        await ProveAsync(number);
        await Register.CloseAsync(number, 1, Improved("close", "max"), default);
        Assert.Equal(Change.Done, await Register.ReopenAsync(number, 2, Improved("reopen", minute: 5), default));
        Assert.Equal(Change.Refused, await Register.CloseAsync(number, 3, Improved("close", "max", 6), default));
        await ProveAsync(number, 7);
        Assert.Equal(Change.Done, await Register.CloseAsync(number, 3, Improved("close", "max", 8), default));
        Assert.Equal(Change.Refused, await Register.DropAsync(number, 4, Improved("drop"), default));
    }

    [StoreFact]
    public async Task Evidence_OfAFile_IsKeptByteForByte()
    {
        var number = await RegisterAsync();
        var bytes = Encoding.UTF8.GetBytes("三個月的數字");
        await Register.AddEvidenceAsync(
            number, Brought(EvidenceKind.File, "figures.csv") with { Sha256 = "ab", Size = bytes.Length }, bytes, Improved("evidence"), default);
        var kept = Assert.Single(await Register.EvidenceAsync(number, default));
        Assert.Equal((EvidenceKind.File, "figures.csv", "ab"), (kept.Kind, kept.Name, kept.Sha256));
        Assert.Equal(bytes, (await Register.FileAsync(number, kept.Number, default))!.Value.Content);
        Assert.Null(await Register.FileAsync(number + 1, kept.Number, default));
    }

    [StoreFact]
    public async Task Improvement_WhoseNextQuarterIsWorse_IsOpenAgain()
    {
        var number = await RegisterAsync();
        await ProveAsync(number);
        await Register.CloseAsync(number, 1, Improved("close", "max"), default);
        Assert.Empty(await Register.DueForLookingAsync(new(2027, 3, 31), default));
        var due = Assert.Single(await Register.DueForLookingAsync(new(2027, 4, 1), default));
        var quarter = new Quarter(2027, 1);
        Assert.Equal(
            Change.Done,
            await Register.AddQuarterAsync(number, due.Version, quarter, AnEffect(Aim.Missed, 10, 40), Improved("reopen"), default));
        var again = (await Register.FindAsync(number, default))!;
        Assert.Equal((Improvement.Started, "2027Q1"), (again.Status, again.Quarter));
        Assert.Empty(await Register.DueForLookingAsync(new(2027, 4, 1), default));
    }

    [StoreFact]
    public async Task Effect_IsMeasuredOverWindowsOfEqualLength_EmptyOnesToo()
    {
        var measuring = new Measuring(new OutcomeStore(database));
        var one = (await Register.FindAsync(await RegisterAsync(), default))!;
        var empty = await measuring.MeasureAsync(one, LowDay, 28, LowDay, default);
        Assert.Equal((1, EffectJudgement.TooFew, LowDay.AddDays(-1), LowDay), (empty.Days, empty.Judgement, empty.BeforeFrom, empty.AfterTo));

        await SummedAsync("twc.suspend", LowDay.AddDays(-3), LowDay.AddDays(-1), missed: 20);
        await SummedAsync("twc.suspend", LowDay, LowDay.AddDays(2), missed: 5);
        await SummedAsync("twc.resume", LowDay.AddDays(-3), LowDay.AddDays(2), missed: 20);
        await SummedAsync("taipower.ebill", LowDay.AddDays(-3), LowDay.AddDays(2), missed: 20);
        var effect = await measuring.MeasureAsync(one, LowDay, 28, LowDay.AddDays(2), default);
        Assert.Equal((3, EffectJudgement.Better), (effect.Days, effect.Judgement));
        Assert.Equal((60, 15), (effect.Same.Before.Missed, effect.Same.After.Missed));
        Assert.Equal((60, 60, EffectJudgement.NoDifference), (effect.Others.Before.Missed, effect.Others.After.Missed, effect.Others.Judge(Aim.Missed)));
    }

    [StoreFact]
    public async Task QuarterLook_OpensWhatGotWorse_AndLeavesTheRest()
    {
        var (worse, same) = (await RegisterAsync(), await RegisterAsync(["twc.resume"]));
        foreach (var number in new[] { worse, same })
        {
            await ProveAsync(number);
            await Register.CloseAsync(number, 1, Improved("close", "max"), default);
        }

        await SummedAsync("twc.suspend", new(2027, 1, 1), new(2027, 1, 10), missed: 90);
        await SummedAsync("twc.resume", new(2027, 1, 1), new(2027, 1, 10), missed: 10);
        var time = new FakeTime();
        var look = new QuarterLook(Register, new Measuring(new OutcomeStore(database)), time);
        Assert.Equal(0, await look.RunAsync(default));
        time.Advance(new DateTimeOffset(2027, 4, 1, 1, 0, 0, TimeSpan.Zero) - time.GetUtcNow());
        Assert.Equal(1, await look.RunAsync(default));
        Assert.Equal(0, await look.RunAsync(default));
        Assert.Equal(
            [Improvement.Started, Improvement.Closed],
            [(await Register.FindAsync(worse, default))!.Status, (await Register.FindAsync(same, default))!.Status]);
        Assert.True((await Register.EffectsAsync(same, default))[0].IsOfQuarter);
    }

    [StoreFact]
    public async Task Improvements_OfAQuarter_AreThoseUnderWayInIt()
    {
        var number = await RegisterAsync();
        await Register.DropAsync(number, 1, Improved("drop"), default);
        Assert.Equal(1, (await ListAsync(new(2026, 4))).Total);
        Assert.Equal(0, (await ListAsync(new(2026, 3))).Total);
        Assert.Equal(0, (await ListAsync(new(2027, 1))).Total);
        Assert.Equal(0, (await Register.ListAsync(new(Organisation: "taipower"), null, 9, FakeDay, default)).Total);
        await Register.ForgetAsync(LowNoon + IImprovements.Kept, default);
        Assert.Null(await Register.FindAsync(number, default));

        Task<ImprovementRows> ListAsync(Quarter quarter) => Register.ListAsync(new(quarter), null, 9, FakeDay, default);
    }

    [StoreFact]
    public async Task Release_ThatAnsweredNothing_IsNoEvidence()
    {
        await AnswerAsync("m");
        Assert.True(await Register.WasReleasedAsync("r", default));
        Assert.False(await Register.WasReleasedAsync("never", default));
    }

    [StoreFact]
    public async Task Chips_ChosenAfterAnAmbiguousTurn_AreLabels()
    {
        List<Candidate> rivals = [new("twc.suspend", 0.5) { Probability = 0.6 }, new("twc.resume", 0.4)];
        await CountAsync("asked", "choices", null, [], "x", "ambiguous", rivals);
        await CountAsync("chosen", "checklist", "twc.resume", [], "x");
        await CountAsync("more", "choices", null, [], "x", "ambiguous", rivals);
        await CountAsync("other", "checklist", "taipower.ebill", [], "x");
        var at = new FakeTime().GetUtcNow();
        var label = Assert.Single(await new ChosenChips(database).ReadAsync(at.AddDays(-1), at.AddDays(1), default));
        Assert.Equal(("masked", "twc.resume", "twc.suspend", 0.6), (label.Text, label.Entry, label.Given, label.Probability));
        Assert.Equal(("citizen", false), (label.By, label.IsRight));
        Assert.Empty(await new ChosenChips(database).ReadAsync(at.AddDays(1), at.AddDays(2), default));
    }

    [StoreFact]
    public async Task Effect_OnAGroup_SaysHowManyOfAllQuestionsFellIntoIt()
    {
        await database.WriteAsync(
            async db =>
            {
                var group = await db.ExecuteScalarAsync<long>(
                    "insert into miss_groups (title, first_at, last_at) values ('t', @LowNoon, @LowNoon) returning number", new { LowNoon });
                return await db.ExecuteAsync(
                    "insert into miss_days (group_number, day, count) values (@group, '2026-11-19', 40), (@group, '2026-11-20', 3)",
                    new { group });
            },
            default);
        await SummedAsync("twc.suspend", LowDay.AddDays(-1), LowDay, missed: 20);
        var one = (await Register.FindAsync(await RegisterAsync(), default))! with { Group = 1 };
        var effect = await new Measuring(new OutcomeStore(database)).MeasureAsync(one, LowDay, 1, LowDay, default);
        Assert.Equal(new GroupShare(40, 100, 3, 100), effect.Group);
    }

    private async Task CountAsync(
        string key, string kind, string? entry, IReadOnlyList<TurnNote> notes, string who, string outcome = "none",
        IReadOnlyList<Candidate>? rivals = null)
    {
        await ReceiveAsync(key);
        var commit = Commit((await Inbox.NextAsync("c", default))!);
        await Inbox.CommitAsync(
            commit with
            {
                Notes = notes,
                Record = commit.Record with
                {
                    Kind = kind, Entry = entry, Outcome = outcome, Rivals = rivals ?? [],
                    Case = entry is null ? [] : new Dictionary<string, string> { ["who"] = who, ["a"] = "b" },
                },
            },
            default);
    }

    /// <summary>The same figures from the rows that the turns left themselves.</summary>
    private Task<OutcomeSums> ByHandAsync(string which) => database.ReadAsync(
        async db =>
        {
            var no = new { No = false };
            const string asked = "exists (select 1 from unanswered u where u.activity_id = t.activity_id and u.reason <> 'no-input')";
            return new OutcomeSums(
                await Count("turns t", ""),
                await Count("turns t", $" and kind in ('checklist', 'facet') and not {asked}"),
                await Count("turns t", $" and {asked}"),
                await Count("turns t", " and kind in ('checklist', 'fallback') and exists (select 1 from turns o where o.number < t.number "
                    + "and o.kind = t.kind and coalesce(o.entry, '') = coalesce(t.entry, '') and o.slots = t.slots)"),
                [
                    await Count("ratings", " and score = 1"), await Count("ratings", " and score = 2"), await Count("ratings", " and score = 3"),
                    await Count("ratings", " and score = 4"), await Count("ratings", " and score = 5"),
                ],
                await Count("ratings", " and helpful"), await Count("ratings", " and not helpful"));

            async Task<long> Count(string table, string condition) =>
                await db.ExecuteScalarAsync<long>($"select count(*) from {table} where {which}{condition}", no);
        },
        default);

    private static IEnumerable<long> Flat(OutcomeSums sums) =>
        [sums.Turns, sums.Answered, sums.Missed, sums.Repeated, .. sums.Scores, sums.Helpful, sums.Unhelpful];

    private static Candidate[] Nearest(string organisation) =>
        [new($"{organisation}.a", 0.1), new($"{organisation}.b", 0.1), new($"{organisation}.c", 0.1), new("cpc.price", 0.1)];

    /// <summary>A hundred questions a day, so many of them missed.</summary>
    private Task SummedAsync(string entry, DateOnly from, DateOnly to, int missed) => database.WriteAsync(
        async db =>
        {
            for (var day = from; day <= to; day = day.AddDays(1))
            {
                await db.ExecuteAsync(
                    "insert into outcomes (day, entry, organisation, channel, turns, answered, missed) "
                    + "values (@Day, @entry, @Organisation, 'test', 100, @Answered, @missed)",
                    new { Day = $"{day:yyyy-MM-dd}", entry, Organisation = entry.Split('.')[0], Answered = 100 - missed, missed });
            }

            return true;
        },
        default);

    private Task<long> RegisterAsync(string[]? entries = null) => Register.AddAsync(
        new NewImprovement(
            "incomplete", "少列印章", "補上印章", Aim.Missed, entries ?? ["twc.suspend"], "twc", null, null, "owen", LowDay),
        n => Improved("add") with { Subject = $"{n}" }, default);

    private async Task ProveAsync(long number, int minute = 0)
    {
        await Register.AddEvidenceAsync(
            number, Brought(EvidenceKind.Release, "r") with { At = LowNoon.AddMinutes(minute) }, null, Improved("evidence", minute: minute), default);
        await Register.AddEffectAsync(number, AnEffect(Aim.Missed, 40, 10), Improved("measure", minute: minute), default);
    }

    private static Effect AnEffect(Aim aim, long before, long after) => new(
        LowDay, 28, aim,
        new(new(100, 100 - before, before, 0, [0, 0, 0, 0, 0], 0, 0), new(100, 100 - after, after, 0, [0, 0, 0, 0, 0], 0, 0)),
        new(OutcomeSums.None, OutcomeSums.None));

    private static Proof Brought(EvidenceKind kind, string name) => new(0, LowNoon, "owen", kind, name, null, null, null);

    private static Deed Improved(string action, string by = "owen", int minute = 0) =>
        new(LowNoon.AddMinutes(minute), by, $"improvements/{action}", "1");
}
