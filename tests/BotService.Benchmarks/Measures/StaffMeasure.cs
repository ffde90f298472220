using System.Diagnostics;
using System.Globalization;
using BotService.Benchmarks.Load;
using BotService.Tests.Crash;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BotService.Benchmarks.Measures;

/// <summary>The pages for staff, over a store of years: how long 95 of 100 take at most.</summary>
internal static partial class StaffMeasure
{
    /// <summary>Rows that years leave behind, made by the store itself.</summary>
    private static readonly string[] Years =
    [
        "create temp table entries as select value as entry, row_number() over () - 1 as k from json_each(@Entries)",
        "create temp table texts as select value as text, row_number() over () - 1 as k from json_each(@Texts)",
        "create temp table n as with recursive n(i) as (select 1 union all select i + 1 from n where i < @Turns) select i from n",
        """
        insert into conversations (id, channel, locale, created_at, last_sequence, turns)
        select printf('C%025d', i), 'webchat', 'zh-TW', strftime('%Y-%m-%dT%H:%M:%fZ', 'now', printf('-%d minutes', i % 500000)), 8, 4
        from n where i <= @Turns / 4
        """,
        """
        insert into turns (conversation, activity_id, at, locale, kind, entry, slots, score, rivals, outcome, language, release, milliseconds,
          day, hour, channel, organisation, result)
        select printf('C%025d', i % (@Turns / 4) + 1), 'A' || i, strftime('%Y-%m-%dT%H:%M:%fZ', 'now', printf('-%d minutes', i % 500000)),
          case when i % 23 = 0 then 'en' else 'zh-TW' end, case when i % 10 = 0 then 'fallback' else 'checklist' end,
          case when i % 10 = 0 then null else e.entry end, '{}', 0.9,
          '[]', case when i % 10 = 0 then 'out-of-scope' else 'matched' end, 'zh', 'r' || (i % 500000 / 90000), 0.5,
          date('now', '+8 hours', printf('-%d minutes', i % 500000)),
          cast(strftime('%H', 'now', '+8 hours', printf('-%d minutes', i % 500000)) as integer),
          case when i % 7 < 4 then 'webchat' when i % 7 < 6 then 'line' else 'voice' end,
          case when i % 10 = 0 then '' else substr(e.entry, 1, instr(e.entry, '.') - 1) end,
          case when i % 10 = 0 then 'missed' else 'answered' end
        from n join entries e on e.k = n.i % (select count(*) from entries)
        """,
        """
        insert into outcomes (day, entry, organisation, channel, locale, release, turns, conversations, answered, missed, lists, score5)
        select day, coalesce(entry, ''), organisation, channel, locale, release, count(*), count(*) / 4, sum(result = 'answered'),
          sum(result = 'missed'), sum(kind = 'checklist'), count(*) / 20
        from turns group by 1, 2, 3, 4, 5, 6
        """,
        """
        insert into outcome_hours (day, hour, organisation, channel, share, turns, answered, missed)
        select day, hour, organisation, channel, number % 4, count(*), sum(result = 'answered'), sum(result = 'missed')
        from turns group by 1, 2, 3, 4, 5
        """,
        """
        insert into unanswered (at, conversation, activity_id, text, language, reason, nearest, release)
        select strftime('%Y-%m-%dT%H:%M:%fZ', 'now', printf('-%d minutes', i % 500000)), printf('C%025d', i * 10 % (@Turns / 4) + 1),
          'A' || i * 10, x.text || y.text, 'zh', 'out-of-scope', '[]', 'r1'
        from n join texts x on x.k = n.i % (select count(*) from texts) join texts y on y.k = n.i / 17 % (select count(*) from texts)
        where n.i <= @Turns / 10
        """,
        """
        insert into ratings (at, conversation, entry, score, release)
        select strftime('%Y-%m-%dT%H:%M:%fZ', 'now', printf('-%d minutes', i % 500000)), printf('C%025d', i * 20 % (@Turns / 4) + 1), e.entry,
          i % 5 + 1, 'r1' from n join entries e on e.k = n.i % (select count(*) from entries) where n.i <= @Turns / 20
        """,
    ];

    private static readonly string[] Pages =
    [
        "/staff", "/staff/misses", "/staff/misses?status=new", "/staff/proposals", "/staff/low", "/staff/low?status=open",
        "/staff/reports/volume", "/staff/reports/volume?by=day", "/staff/reports/volume?group=release", "/staff/reports/satisfaction?by=week",
        "/staff/reports/entries", "/staff/reports/repeats", "/staff/reports/lists?group=class", "/staff/reports/hours", "/staff/reports/handoff",
        "/staff/improvements", "/staff/people", "/staff/audit", "/staff/account",
    ];

    public static async Task RunAsync(Plan plan, Report report)
    {
        using var folder = new TemporaryFolder();
        StaffClient staff;
        using (var first = await ServiceProcess.StartAsync(folder.Path))
            staff = await StaffClient.SetUpAsync(new Uri(first.Address, new Uri(first.SetUpLink!).PathAndQuery));
        using (staff)
        {
            var (_, script) = Script.Load();
            Fill(ServiceProcess.StoreFile(folder.Path), plan.Short ? 50_000 : 1_000_000, [.. script.Utterances.Select(u => u.Text)]);
            var gathering = TimeProvider.System.GetTimestamp();
            var gathered = await GroupAsync(folder.Path);
            report.Add(
                "misses grouped", $"{TimeProvider.System.GetElapsedTime(gathering).TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s",
                "< 60 s for 10,000", gathered.Trim().Split('\n')[^1]);

            using var service = await ServiceProcess.StartAsync(folder.Path);
            await MeasureAsync("desk", script.Utterances.Take(200).Select(u => $"/staff/desk?q={Uri.EscapeDataString(u.Text)}"), 1, 200);
            foreach (var page in Pages) await MeasureAsync(page, [page], plan.Short ? 20 : 100, 300);
            await WhileTryingAsync(service, ServiceProcess.StoreFile(folder.Path), plan.Short ? 5 : 30, script, report);
            report.Add("resident, pages for staff opened", $"{Machine.Resident(service.Id)} MB", "", $"peak {Machine.Peak(service.Id)} MB");

            async Task MeasureAsync(string name, IEnumerable<string> paths, int times, int target)
            {
                var took = new Times();
                var all = paths.ToList();
                await staff.TimeAsync(new Uri(service.Address, all[0]));
                foreach (var path in all)
                    for (var i = 0; i < times; i++) took.Add(await staff.TimeAsync(new Uri(service.Address, path)));
                var p95 = took.At(0.95).ToString("0", CultureInfo.InvariantCulture);
                report.Add($"{name}, p95", $"{p95} ms", $"< {target} ms", $"{took.Count} times; median {took.P50} ms, longest {took.Most} ms");
            }
        }
    }

    /// <summary>Citizens' answers at a steady five a second, without a trial and while one runs.</summary>
    private static async Task WhileTryingAsync(ServiceProcess service, string file, int seconds, Script script, Report report)
    {
        using var citizens = new DirectLineClient(service.Address);
        var usual = await Citizen.AskAsync(citizens, script, asked => asked < seconds * 5);
        using var store = new SqliteConnection($"Data Source={file}");
        store.Open();
        var texts = script.Utterances.Take(10).Select(u => new { locale = "zh-TW", text = $"屋頂那片{u.Text}" });
        store.Execute(
            "insert into proposals (kind, entry, utterances, by_whom, at, trial_state, trial_at) values ('utterances', "
            + "'taipower.solar-grid', @Texts, 'p', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'waiting', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
            new { Texts = System.Text.Json.JsonSerializer.Serialize(texts) });
        while (State() == "waiting") await Task.Delay(100);
        var meanwhile = await Citizen.AskAsync(citizens, script, _ => State() == "running");
        var trial = store.QuerySingle<string>("select coalesce(trial, '') from proposals");
        report.Add(
            "a citizen's turn while a trial runs, p99", $"{meanwhile.P99} ms", "≤ 2 × usual",
            $"usual {usual.P99} ms; median {meanwhile.P50} against {usual.P50} ms; {meanwhile.Count} and {usual.Count} turns; trial: {State()}, "
            + string.Join(' ', Seconds().Matches(trial).Select(m => m.Value)));

        string State() => store.QuerySingle<string>("select trial_state from proposals");
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"questions\":[0-9]+|\"seconds\":[0-9]+")]
    private static partial System.Text.RegularExpressions.Regex Seconds();

    private static async Task<string> GroupAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "BotService.dll"), "review", "group"])
        {
            WorkingDirectory = ServiceProcess.Root, RedirectStandardOutput = true,
        };
        start.Environment["ConnectionStrings__Store"] = $"Data Source={ServiceProcess.StoreFile(folder)}";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }

    private static void Fill(string file, int turns, IReadOnlyList<string> texts)
    {
        var entries = new[] { "taipower", "twc", "cpc", "taisugar" }.SelectMany(organisation =>
            Directory.GetDirectories(Path.Combine(ServiceProcess.Root, "knowledge", organisation)).Select(Path.GetFileName)
                .Select(name => $"{organisation}.{name}")).ToList();
        using var store = new SqliteConnection($"Data Source={file}");
        store.Open();
        using var transaction = store.BeginTransaction();
        foreach (var sql in Years)
            store.Execute(sql, new { Turns = turns, Entries = Listed(entries), Texts = Listed(texts) }, transaction, 600);
        transaction.Commit();
    }

    private static string Listed(IReadOnlyList<string> texts) => System.Text.Json.JsonSerializer.Serialize(texts);
}
