using System.Data.Common;
using BotService.Retention;
using BotService.Staff.Audit;
using Dapper;
using Microsoft.Extensions.Options;

namespace BotService.Storage.Keeping;

internal sealed class RetentionStore(Database database, IOptions<RetentionOptions> options) : IRetention
{
    /// <summary>So long after its last step a run is taken for broken off.</summary>
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(5);

    /// <summary>Conversations bring rows of other tables with them, and a lock each.</summary>
    private const int MostConversations = 100;

    private readonly IReadOnlyList<Sweep> sweeps = Sweeps.Of(options.Value);

    private sealed class RunRow
    {
        public long Number { get; init; }
        public required string By_Whom { get; init; }
        public DateTimeOffset Began_At { get; init; }
        public DateTimeOffset? Ended_At { get; init; }
        public bool Is_Under_Way { get; init; }
        public long Pages { get; init; }
    }

    private sealed class ProofRow
    {
        public long Run { get; init; }
        public required string Rule { get; init; }
        public required string Subject { get; init; }
        public DateTimeOffset Past { get; init; }
        public long Due { get; init; }
        public long Went { get; init; }
        public long Held { get; init; }

        public RetentionProof Proof => new(Rule, Subject, Past, Due, Went, Held);
    }

    public IReadOnlyList<RetentionRule> Rules => [.. sweeps.Select(s => s.Rule), AuditRule];

    private RetentionRule AuditRule => new("audit", AuditCut.Table, options.Value.Audit);

    public async Task<RetentionProof> CountAsync(RetentionRule rule, DateTimeOffset now, CancellationToken cancel)
    {
        var past = now - rule.Kept;
        if (SweepOf(rule) is not { } sweep)
        {
            var rows = await database.ReadAsideAsync(db => AuditCut.CountAsync(db, past), cancel);
            return new RetentionProof(rule.Rule, rule.Subject, past, rows, 0, 0);
        }

        var (due, held) = await database.ReadAsideAsync(
            db => db.QuerySingleAsync<(long, long)>(
                $"select count(*), coalesce(sum(case when {sweep.Held} then 1 else 0 end), 0) from {sweep.Table} t where {sweep.Due}",
                new { past, now }),
            cancel);
        return new RetentionProof(rule.Rule, rule.Subject, past, due, 0, held);
    }

    public Task<long?> BeginAsync(string by, DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await db.ExecuteAsync("update retention_runs set under_way = null where alive_at <= @Dead", new { Dead = now - Silent });
            return await db.QueryFirstOrDefaultAsync<long?>(
                "insert into retention_runs (by_whom, began_at, alive_at, under_way) values (@by, @now, @now, 1) "
                + "on conflict (under_way) do nothing returning number", new { by, now });
        },
        cancel);

    public Task StartAsync(long run, RetentionProof due, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync(
            "insert into retention_proofs (run, place, rule, subject, past, due, held) "
            + "select @run, count(*), @Rule, @Subject, @Past, @Due, @Held from retention_proofs where run = @run",
            new { run, due.Rule, due.Subject, due.Past, due.Due, due.Held }),
        cancel);

    public async Task<int> StepAsync(
        long run, RetentionRule rule, DateTimeOffset begun, DateTimeOffset now, int most, CancellationToken cancel)
    {
        var (past, alive) = (begun - rule.Kept, new Alive(run, rule.Subject, now));
        if (SweepOf(rule) is not { } sweep)
        {
            var deed = new Deed(now, Deed.Operator, AuditCut.Action, "");
            return await database.WriteAsync(db => KeepAsync(db, AuditCut.CutAsync(db, past, most, deed), alive), cancel);
        }

        var step = sweep.IsAboutConversations ? Math.Min(most, MostConversations) : most;
        return sweep.IsKeyText
            ? await StepAsync<string>(sweep, past, step, alive, cancel) : await StepAsync<long>(sweep, past, step, alive, cancel);
    }

    public Task EndAsync(long run, long pagesGiven, DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await ReadMarks.LowerAsync(db);
            return await db.ExecuteAsync(
                "update retention_runs set ended_at = @now, under_way = null, pages = @pagesGiven where number = @run",
                new { run, now, pagesGiven });
        },
        cancel);

    public Task<IReadOnlyList<RetentionReport>> ReportsAsync(int most, CancellationToken cancel) =>
        database.ReadAsideAsync<IReadOnlyList<RetentionReport>>(
            async db =>
            {
                var runs = (await db.QueryAsync<RunRow>(
                    "select number, by_whom, began_at, ended_at, under_way is not null as is_under_way, pages from retention_runs "
                    + "order by number desc limit @most", new { most })).AsList();
                if (runs.Count == 0) return [];
                var proofs = (await db.QueryAsync<ProofRow>(
                    "select run, rule, subject, past, due, went, held from retention_proofs where run in @Runs order by run, place",
                    new { Runs = runs.Select(r => r.Number).ToArray() })).ToLookup(p => p.Run);
                return [.. runs.Select(r => new RetentionReport(
                    r.Number, r.By_Whom, r.Began_At, r.Ended_At, r.Is_Under_Way, r.Pages, [.. proofs[r.Number].Select(p => p.Proof)]))];
            },
            cancel);

    /// <summary>Looked for aside, so that no turn waits for the search; then erased what is still due.</summary>
    private async Task<int> StepAsync<T>(Sweep sweep, DateTimeOffset past, int most, Alive alive, CancellationToken cancel)
    {
        var due = $"{sweep.Due} and not ({sweep.Held})";
        var found = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<T>(
                $"select t.{sweep.Key} from {sweep.Table} t where {due} limit @most", new { past, now = alive.Now, most })).AsList(),
            cancel);
        if (found.Count == 0) return 0;
        return await database.WriteAsync(
            sweep.IsAboutConversations ? [.. found.Cast<string>()] : [],
            db => KeepAsync(db, EraseAsync(db), alive), null, cancel);

        async Task<int> EraseAsync(DbConnection db)
        {
            var keys = (await db.QueryAsync<T>(
                $"select t.{sweep.Key} from {sweep.Table} t where t.{sweep.Key} in @found and {due}",
                new { past, now = alive.Now, found })).AsList();
            if (keys.Count == 0) return 0;
            if (sweep.Counted is { } source) await KeptCounts.KeepAsync(db, database, source, $"{sweep.Key} in @keys", new { keys });
            foreach (var sql in sweep.Before) await db.ExecuteAsync(sql, new { keys });
            return await db.ExecuteAsync(sweep.Change, new { keys });
        }
    }

    private static async Task<int> KeepAsync(DbConnection db, Task<int> erasing, Alive alive)
    {
        var went = await erasing;
        if (went > 0)
        {
            await db.ExecuteAsync(
                "update retention_proofs set went = went + @went where run = @Run and subject = @Subject",
                new { went, alive.Run, alive.Subject });
        }

        await db.ExecuteAsync("update retention_runs set alive_at = @Now where number = @Run", new { alive.Run, alive.Now });
        return went;
    }

    private Sweep? SweepOf(RetentionRule rule) => sweeps.FirstOrDefault(s => s.Rule.Subject == rule.Subject);

    private sealed record Alive(long Run, string Subject, DateTimeOffset Now);
}
