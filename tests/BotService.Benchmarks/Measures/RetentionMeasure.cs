using BotService.Benchmarks.Load;
using BotService.Retention;
using BotService.Storage;
using BotService.Tests.Crash;
using Dapper;

namespace BotService.Benchmarks.Measures;

/// <summary>The nightly run on a store of which a tenth is over a year old, while citizens are answered.</summary>
internal static class RetentionMeasure
{
    /// <summary>Of one conversation.</summary>
    private const int Turns = 5;

    /// <summary>Conversations of one change while the store is filled.</summary>
    private const int Together = 10_000;

    private const string Numbers =
        "with recursive n(i) as (select @first union all select i + 1 from n where i + 1 < @last), "
        + "t(j) as (values (0), (1), (2), (3), (4)) ";

    /// <summary>A tenth lies 13 months back, the rest on all days of the year.</summary>
    private const string At =
        "strftime('%Y-%m-%dT%H:%M:%S.000Z', @now, '-' || (case when i < @old then 400 else 1 + i % 363 end) || ' days')";

    public static async Task RunAsync(Plan plan, Report report)
    {
        var (conversations, perSecond) = plan.Short ? (20_000, 100) : (200_000, 200);
        using var folder = new TemporaryFolder();
        using var store = new StoreBeside(folder.Path);
        await FillAsync(store.Get<Database>(), conversations);
        using var service = await ServiceProcess.StartAsync(folder.Path, ("Retention__At", "00:00"));
        var file = new FileInfo(ServiceProcess.StoreFile(folder.Path));
        var (_, script) = Script.Load();
        var (quiet, busy) = (new Times(), new Times());
        var run = new RetentionReport(0, "", default, null, false, 0, []);
        long before;
        await using (var load = new SteadyLoad(service.Address, script, perSecond))
        {
            await Task.Delay(plan.WarmUp);
            load.Turns.Clear();
            while (run.Number == 0) await LookAsync();
            foreach (var turn in load.Turns) quiet.Add(turn.Took);
            load.Turns.Clear();
            file.Refresh();
            before = file.Length;
            while (run.EndedAt is null) await LookAsync();
            foreach (var turn in load.Turns) busy.Add(turn.Took);
        }

        // What is in the write-ahead log only goes to the file when nobody writes any more.
        await Task.Delay(plan.WarmUp);
        file.Refresh();
        var (went, lasted) = (run.Proofs.Single(p => p.Subject == "turns").Went, run.EndedAt!.Value - run.BeganAt);
        report.Add(
            $"retention of {went} turns of {conversations * Turns}", FormattableString.Invariant($"{lasted.TotalSeconds:0.0} s"), "< 60 s",
            $"{run.Proofs.Sum(p => p.Went)} rows of all kinds, {run.PagesGiven} pages given back");
        report.Add(
            "citizens' turns meanwhile", $"p50 {busy.P50} ms, p99 {busy.P99} ms", "p99 < 50 ms",
            $"{busy.Count} turns at {perSecond}/s, longest {busy.Most} ms; before it p50 {quiet.P50} ms, p99 {quiet.P99} ms");
        report.Add(
            "the store's file", $"{file.Length >> 20} MB", $"< {before >> 20} MB", "before and after");

        async Task LookAsync()
        {
            await Task.Delay(200);
            run = (await store.Get<IRetention>().ReportsAsync(1, default)).FirstOrDefault() ?? run;
        }
    }

    private static async Task FillAsync(Database database, int conversations)
    {
        var words = new string('x', 300);
        for (var first = 0; first < conversations; first += Together)
        {
            var asked = new
            {
                first, last = Math.Min(first + Together, conversations), old = conversations / 10, now = TimeProvider.System.GetUtcNow(),
                message = $"{{\"type\":\"message\",\"text\":\"{words}\"}}",
            };
            await database.WriteAsync(
                async db =>
                {
                    foreach (var sql in (string[])
                    [
                        $"{Numbers} insert into conversations (id, channel, created_at, last_sequence, turns, state) "
                            + $"select 'old' || i, 'webchat', {At}, 10, 5, '{{}}' from n",
                        $"{Numbers} insert into inbox (conversation, event_key, activity_id, sequence, at, greeting, done) "
                            + $"select 'old' || i, 'k' || j, 'a' || j, j * 2 + 1, {At}, 0, 1 from n, t",
                        $"{Numbers} insert into activities (conversation, sequence, at, from_bot, type, json) "
                            + $"select 'old' || i, j * 2 + b, {At}, b - 1, 'message', @message from n, t, (select 1 as b union select 2)",
                        $"{Numbers} insert into turns (conversation, activity_id, at, locale, kind, entry, slots, rivals, outcome, release, "
                            + $"milliseconds) select 'old' || i, 'a' || j, {At}, 'zh-TW', 'checklist', 'twc.suspend', '{{}}', '[]', 'matched', "
                            + "'r', 5 from n, t",
                    ]) await db.ExecuteAsync(sql, asked);
                    return true;
                },
                default);
        }
    }
}
