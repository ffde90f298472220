using System.Diagnostics;
using System.Globalization;
using BotService.Benchmarks.Load;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Measures;

/// <summary>
/// LINE's webhooks at a steady rate, whatever the service does, with the store on disk: how soon they are answered, and
/// how soon the messages are there.
/// </summary>
internal static class LineMeasure
{
    private const int PerSecond = 100;
    private const string Account = "bench";
    private const string Secret = "a-secret-for-measuring-only";

    public static async Task RunAsync(Plan plan, Report report)
    {
        var (_, script) = Script.Load();
        await using var line = await LineResponder.StartAsync();
        using var folder = new TemporaryFolder();
        using var service = await ServiceProcess.StartAsync(
            folder.Path,
            ("Line__ApiBase", line.Address), ("Line__DataBase", line.Address), ("Line__Accounts__0__Name", Account),
            ("Line__Accounts__0__ChannelSecrets__0", Secret),
            ("Line__Accounts__0__ChannelAccessToken", "token"), ("Line__Accounts__0__AllowPush", "true"),
            ("Site__PublicUrl", "https://ask.example"));
        using var webhook = new LineWebhook(service.Address, Account, Secret);
        var citizens = Enumerable.Range(0, PerSecond * 2).Select(i => new Citizen(script, i)).ToList();

        await SteadilyAsync(webhook, citizens, plan.WarmUp);
        var workedBefore = Machine.Worked(service.Id);
        var posted = await SteadilyAsync(webhook, citizens, plan.LineDuration);
        var patience = Stopwatch.GetTimestamp();
        while (posted.Any(p => !line.Replied.ContainsKey(p.Token))
            && Stopwatch.GetElapsedTime(patience) < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(DirectLineClient.Pause);
        }

        var (answered, there) = (new Times(), new Times());
        foreach (var (token, at, took) in posted)
        {
            answered.Add(took);
            if (line.Replied.TryGetValue(token, out var when)) there.Add(Stopwatch.GetElapsedTime(at, when));
        }

        var worked = (Machine.Worked(service.Id) - workedBefore).TotalMilliseconds / posted.Count;
        report.Add(
            $"LINE webhook answered, {PerSecond} events/s", $"p50 {answered.P50} ms, p99 {answered.P99} ms",
            "p99 < 200 ms",
            $"{posted.Count} webhooks in {plan.LineDuration.TotalSeconds:0} s; longest {answered.Most} ms; {worked.ToString("0.00", CultureInfo.InvariantCulture)} ms of processor time each");
        report.Add("LINE message sent, from webhook to platform", $"p50 {there.P50} ms, p99 {there.P99} ms",
            "p99 < 1000 ms", $"longest {there.Most} ms");
        report.Add(
            "LINE replies sent free of quota",
            $"{there.Count} of {posted.Count} ({(100.0 * there.Count / posted.Count).ToString("0.0", CultureInfo.InvariantCulture)} %)", "",
            $"{line.Pushes} pushes, warm-up included");
    }

    /// <summary>One post every hundredth of a second, however long the answers take.</summary>
    private static async Task<List<(string Token, long Posted, TimeSpan Answered)>> SteadilyAsync(
        LineWebhook webhook, List<Citizen> citizens, TimeSpan duration)
    {
        var posts = new List<Task<(string, long, TimeSpan)>>();
        var started = Stopwatch.GetTimestamp();
        for (var due = 0; due < duration.TotalSeconds * PerSecond; due++)
        {
            var wait = TimeSpan.FromSeconds((double)due / PerSecond) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            var citizen = citizens[due % citizens.Count];
            var text = citizen.Next();
            posts.Add(Task.Run(() => webhook.PostAsync(citizen.Number, text)));
        }

        return [.. await Task.WhenAll(posts)];
    }

    /// <summary>Talks one conversation of the script after the other.</summary>
    private sealed class Citizen(Script script, int number)
    {
        private int talk = number * 7;
        private int turn;

        public int Number => number;

        public string Next()
        {
            var turns = script.Talks[talk % script.Talks.Count].Turns;
            if (turn == turns.Count)
            {
                (talk, turn) = (talk + 1, 0);
                return Next();
            }

            return turns[turn++];
        }
    }
}
