using System.Text;
using System.Text.Json;
using BotService.Benchmarks.Load;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Releases.Files;
using BotService.Tests.Crash;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BotService.Benchmarks.Measures;

/// <summary>
/// A year's questions and many conversations asked again by the program itself, of the shipped knowledge and of it with one
/// line changed that is learnt from, while citizens go on asking.
/// </summary>
internal static class ReplayMeasure
{
    private const int Questions = 100_000, Talks = 10_000;

    private const string Changed = "knowledge/taipower/name-change/wording.zh-TW.yaml";

    public static async Task RunAsync(Plan plan, Report report)
    {
        var (questions, talks) = plan.Short ? (Questions / 10, Talks / 10) : (Questions, Talks);
        using var folder = new TemporaryFolder();
        using var service = await ServiceProcess.StartAsync(folder.Path);
        var (_, script) = Script.Load();
        using var store = new SqliteConnection($"Data Source={ServiceProcess.StoreFile(folder.Path)}");
        store.Open();
        Fill(store, questions, talks, [.. script.Utterances.Where(u => u.Locale == "zh-TW").Select(u => u.Text)]);
        using var citizens = new DirectLineClient(service.Address);
        var usual = await Citizen.AskAsync(citizens, script, asked => asked < plan.Starts * 20);
        await AskAsync(folder.Path);
        while (State() == ReplayState.Waiting) await Task.Delay(100);
        var (own, peak, worked) = (0L, 0L, TimeSpan.Zero);
        var meanwhile = await Citizen.AskAsync(citizens, script, _ =>
        {
            foreach (var process in Machine.Children(service.Id))
            {
                (own, peak) = (Math.Max(own, Machine.Own(process)), Math.Max(peak, Machine.Peak(process)));
                worked = Machine.Worked(process);
            }

            return State() == ReplayState.Running;
        });
        if (store.QuerySingle<string?>("select figures from replays") is not { } done)
            throw new InvalidOperationException("The replay came to nothing.");
        using var figures = JsonDocument.Parse(done);
        report.Add(
            "replay of a draft", FormattableString.Invariant($"{Of("seconds").GetDouble():0.0} s"), "< 60 s",
            FormattableString.Invariant($"{worked.TotalSeconds:0} s of processor time; ")
            + $"{Of("questions")} questions, {Of("conversations")} conversations, {Of("same")} sentences the same");
        report.Add(
            "memory of a replay's own", $"{own} MB", "≤ 150 MB",
            $"at most; with the program's files, which the service maps too, {peak} MB");
        report.Add(
            "a citizen's turn while a draft is replayed, p99", $"{meanwhile.P99} ms", "≤ 2 × usual",
            $"usual {usual.P99} ms; median {meanwhile.P50} against {usual.P50} ms; {meanwhile.Count} and {usual.Count} turns");

        string State() => store.QuerySingle<string>("select state from replays");

        JsonElement Of(string name) => figures.RootElement.GetProperty(name);
    }

    /// <summary>Puts a draft with one changed line into the line.</summary>
    private static async Task AskAsync(string folder)
    {
        using var store = new StoreBeside(folder);
        var drafts = store.Get<IDrafts>();
        var release = (await store.Get<IReleaseStore>().ListAsync(null, 1, default))[0].Id;
        var number = await drafts.NewAsync(
            new NewDraft("replayed", "measured", "measured", release, []), StoreBeside.Did("drafts/new"), default);
        var files = (await drafts.FilesAsync(number, null, default))!.Files;
        var text = (await new DraftContent(store.Get<IBlobs>()).TextAsync(files, Changed, default))!;
        await drafts.WriteAsync(
            number, 0,
            [new FileWrite(Changed, Encoding.UTF8.GetBytes(text.Replace("summary: ", "summary: ※", StringComparison.Ordinal)))],
            StoreBeside.Did("drafts/save"), default);
        await store.Get<IReplays>().AskAsync(
            number, (await drafts.FilesAsync(number, null, default))!.Files.Digest, release, StoreBeside.Did("drafts/replay"), default);
    }

    private static void Fill(SqliteConnection store, int questions, int talks, IReadOnlyList<string> said)
    {
        using var transaction = store.BeginTransaction();
        store.Execute(
            "insert into asked_questions (key, text, locale, times, first_day, last_day) "
            + "values (@Text, @Text, 'zh-TW', 1, date('now'), date('now')) on conflict (key) do nothing",
            Enumerable.Range(1, questions).Select(n => new { Text = Mixed(said, n) }), transaction);
        store.Execute(
            "insert into conversations (id, channel, locale, created_at, last_sequence, turns) "
            + "values (@Id, 'webchat', 'zh-TW', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 3, 3)",
            Enumerable.Range(0, talks).Select(n => new { Id = Id(n) }), transaction);
        store.Execute(
            "insert into activities (conversation, sequence, at, from_bot, type, json) "
            + "values (@Id, @Sequence, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 0, 'message', @Json)",
            from n in Enumerable.Range(0, talks)
            from line in new[] { said[n * 13 % said.Count], "本人", "要帶什麼" }.Select((text, i) => (Text: text, Sequence: i + 1))
            select new
            {
                Id = Id(n), line.Sequence, Json = JsonSerializer.Serialize(new { type = "message", text = line.Text, locale = "zh-TW" }),
            },
            transaction);
        transaction.Commit();

        static string Id(int n) => FormattableString.Invariant($"C{n:D6}");
    }

    /// <summary>An utterance behind the beginning of another, so that no two are the same.</summary>
    private static string Mixed(IReadOnlyList<string> said, int n)
    {
        var other = said[n * 31 % said.Count];
        return $"{other[..Math.Min(1 + (n / said.Count % 5), other.Length)]}，{said[n * 7 % said.Count]}";
    }
}
