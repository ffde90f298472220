using System.Diagnostics;
using System.Globalization;
using BotService.Benchmarks.Load;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Measures;

/// <summary>Durable turns through Direct Line: by polling, by stream, and posts alone.</summary>
internal static class DirectLineMeasure
{
    public static async Task RunAsync(Plan plan, Report report)
    {
        using var folder = new TemporaryFolder();
        using var service = await ServiceProcess.StartAsync(
            folder.Path, plan.Store is { } store ? [("ConnectionStrings__Store", store)] : []);
        using var client = new DirectLineClient(service.Address);
        var (_, script) = Script.Load();

        var polled = await Stint.RunAsync(
            plan.WarmUp, plan.Duration, service.Id, Speakers(script, speaker => async () =>
        {
            var text = await speaker.NextAsync(client.OpenAsync);
            return await Speaker.TimedAsync(() => client.TurnAsync(speaker.Conversation!, text));
        }));
        report.Add(
            "durable turns, REST", $"{polled.PerSecond}/s; p50 {polled.Times.P50} ms, p99 {polled.Times.P99} ms",
            "≥ 500/s, p99 < 50 ms",
            $"{polled.Times.Count} turns at {Plan.Connections} connections; service used {polled.ServerMillisecondsEach} ms of processor time each; longest {polled.Times.Most} ms");

        var streams = Enumerable.Range(0, Plan.Connections).Select(_ => new ReplyStream()).ToList();
        var streamed = await Stint.RunAsync(
            plan.WarmUp / 2, plan.Duration, service.Id, Speakers(script, (speaker, i) => async () =>
        {
            var text = await speaker.NextAsync(client.OpenAsync);
            await streams[i].FollowAsync(speaker.Conversation!);
            return await Speaker.TimedAsync(
                async () => await streams[i].ReplyAsync(await client.PostAsync(speaker.Conversation!, text)));
        }));
        streams.ForEach(s => s.Dispose());
        report.Add(
            "durable turns, replies by WebSocket",
            $"{streamed.PerSecond}/s; p50 {streamed.Times.P50} ms, p99 {streamed.Times.P99} ms", "",
            $"{streamed.Times.Count} turns at {Plan.Connections} connections and as many streams; {streamed.ServerMillisecondsEach} ms of processor time each");

        var last = new (OpenConversation Conversation, string Id)?[Plan.Connections];
        var posted = await Stint.RunAsync(
            TimeSpan.Zero, plan.Duration / 2, service.Id, Speakers(script, (speaker, i) => async () =>
        {
            var text = await speaker.NextAsync(client.OpenAsync);
            return await Speaker.TimedAsync(
                async () => last[i] = (speaker.Conversation!, await client.PostAsync(speaker.Conversation!, text)));
        }));
        var behind = Stopwatch.GetTimestamp();
        foreach (var (conversation, id) in last.Select(l => l!.Value))
        {
            while (!await client.IsAnsweredAsync(conversation, id)) await Task.Delay(DirectLineClient.Pause);
        }

        report.Add(
            "acknowledged posts, not waiting for replies",
            $"{posted.PerSecond}/s; p50 {posted.Times.P50} ms, p99 {posted.Times.P99} ms", "",
            $"{posted.Times.Count} posts; the last one's reply was there {Stopwatch.GetElapsedTime(behind).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s after the end");
    }

    private static List<Func<Task<TimeSpan>>> Speakers(Script script, Func<Speaker, Func<Task<TimeSpan>>> work) =>
        Speakers(script, (speaker, _) => work(speaker));

    private static List<Func<Task<TimeSpan>>> Speakers(Script script, Func<Speaker, int, Func<Task<TimeSpan>>> work) =>
        [.. Enumerable.Range(0, Plan.Connections).Select(i => work(new Speaker(script, i), i))];
}
