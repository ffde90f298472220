using System.Data.Common;
using BotService.Editing.Drafts;
using BotService.Engine.Language;
using BotService.Renewal.Changes;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class PlanChangeStore(Database database) : IPlanChanges
{
    private const string Columns =
        "number as Number, plan_a as PlanA, plan_b as PlanB, found as Found, due as Due, state as State, draft as Draft, "
        + "reason as Reason, by_whom as ByWhom, decided_at as DecidedAt, version as Version";

    /// <summary>Properties: times have another type in each engine.</summary>
    private sealed class Row
    {
        public long Number { get; init; }
        public required string PlanA { get; init; }
        public required string PlanB { get; init; }
        public required string Found { get; init; }
        public required string Due { get; init; }
        public required string State { get; init; }
        public long? Draft { get; init; }
        public string? Reason { get; init; }
        public string? ByWhom { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public long Version { get; init; }

        public ListedChange Change => new(
            Number, PlanA, PlanB, Json.Read<FoundChange>(Found) with { Due = StoredDay.Read(Due) }, State, Draft, Reason, ByWhom, DecidedAt,
            (int)Version);
    }

    private sealed class Counts
    {
        public required string PlanA { get; init; }
        public required string PlanB { get; init; }
        public long Open { get; init; }
        public long Late { get; init; }
        public long Drafted { get; init; }
        public long Unneeded { get; init; }
    }

    private sealed class Known
    {
        public required string Key { get; init; }
        public required string State { get; init; }
    }

    public Task<int> KeepAsync(string a, string b, IReadOnlyList<FoundChange> found, Deed deed, CancellationToken cancel)
    {
        var rows = found.Select((f, place) => new { a, b, place, f.Key, Found = Json.Write(f), Due = StoredDay.Of(f.Due) })
            .DistinctBy(r => r.Key).ToList();
        return database.WriteAsync(
            async db =>
            {
                var known = (await db.QueryAsync<Known>(
                    "select key, state from plan_changes where plan_a = @a and plan_b = @b", new { a, b })).ToDictionary(k => k.Key);
                var gone = known.Values.Where(k => k.State == ChangeState.Open && rows.All(r => r.Key != k.Key)).Select(k => k.Key).ToList();
                foreach (var key in gone)
                    await db.ExecuteAsync("delete from plan_changes where plan_a = @a and plan_b = @b and key = @key", new { a, b, key });
                await db.ExecuteAsync(
                    "insert into plan_changes (plan_a, plan_b, place, key, found, due) values (@a, @b, @place, @Key, @Found, @Due)",
                    rows.Where(r => !known.ContainsKey(r.Key)).ToList());
                await db.ExecuteAsync(
                    "update plan_changes set found = @Found, place = @place where plan_a = @a and plan_b = @b and key = @Key and state = 'open'",
                    rows.Where(r => known.ContainsKey(r.Key)).ToList());
                var changed = gone.Count + rows.Count(r => !known.ContainsKey(r.Key));
                if (changed > 0) await AuditRows.AddAsync(db, deed);
                return changed;
            },
            cancel);
    }

    public async Task<IReadOnlyList<ListedChange>> ListAsync(string a, string b, CancellationToken cancel) =>
        [.. (await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                $"select {Columns} from plan_changes where plan_a = @a and plan_b = @b order by place, number", new { a, b })).AsList(),
            cancel)).Select(r => r.Change)];

    public async Task<ListedChange?> FindAsync(long number, CancellationToken cancel) => (await database.ReadAsync(
        db => db.QueryFirstOrDefaultAsync<Row>($"select {Columns} from plan_changes where number = @number", new { number }), cancel))?.Change;

    public Task<(Change Outcome, long? Draft)> DraftAsync(
        long number, int version, NewDraft draft, Deed deed, CancellationToken cancel) => database.WriteAsync<(Change, long?)>(
        async db =>
        {
            var why = await DecideAsync(db, number, version, "state = 'drafted'", "state = 'open'", null, deed);
            if (why is not Change.Done) return (why, null);
            var made = await DraftWrites.NewAsync(db, draft, deed with { Action = "drafts/new" });
            await db.ExecuteAsync("update plan_changes set draft = @made where number = @number", new { made, number });
            return (Change.Done, made);
        },
        cancel);

    public Task<Change> NoNeedAsync(long number, int version, string reason, Deed deed, CancellationToken cancel) => database.WriteAsync(
        db => DecideAsync(
            db, number, version, "state = 'unneeded', reason = @reason", "state = 'open'", PersonalData.Mask(reason), deed),
        cancel);

    public Task<Change> ReopenAsync(long number, int version, Deed deed, CancellationToken cancel) => database.WriteAsync(
        db => DecideAsync(db, number, version, "state = 'open', draft = null, reason = null", "state <> 'open'", null, deed), cancel);

    public async Task<IReadOnlyList<ChangeCounts>> CountAsync(DateOnly today, CancellationToken cancel) =>
        [.. (await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Counts>(
                "select plan_a as PlanA, plan_b as PlanB, sum(case when state = 'open' then 1 else 0 end) as Open, "
                + "sum(case when state = 'open' and due < @today then 1 else 0 end) as Late, "
                + "sum(case when state = 'drafted' then 1 else 0 end) as Drafted, "
                + "sum(case when state = 'unneeded' then 1 else 0 end) as Unneeded "
                + "from plan_changes group by plan_a, plan_b order by plan_b, plan_a", new { today = StoredDay.Of(today) })).AsList(),
            cancel)).Select(c => new ChangeCounts(c.PlanA, c.PlanB, (int)c.Open, (int)c.Late, (int)c.Drafted, (int)c.Unneeded))];

    public Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("delete from plan_changes where state <> 'open' and decided_at < @before", new { before }), cancel);

    /// <summary>Runs inside a write.</summary>
    private static async Task<Change> DecideAsync(
        DbConnection db, long number, int version, string set, string only, string? reason, Deed deed)
    {
        if (await db.ExecuteAsync(
            $"update plan_changes set {set}, by_whom = @By, decided_at = @At, version = version + 1 "
            + $"where number = @number and version = @version and {only}", new { number, version, reason, deed.By, deed.At }) == 0)
        {
            return await Versioned.WhyNotAsync(db, "plan_changes", number, version);
        }

        await AuditRows.AddAsync(db, deed);
        return Change.Done;
    }
}
