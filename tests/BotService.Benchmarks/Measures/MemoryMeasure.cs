using BotService.Benchmarks.Load;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Measures;

/// <summary>
/// Resident memory with many conversations in the store: while they were made, after a start, and after a
/// tenth of them was touched again.
/// </summary>
internal static class MemoryMeasure
{
    private const int TurnsEach = 2;

    public static async Task RunAsync(Plan plan, Report report)
    {
        using var folder = new TemporaryFolder();
        var (_, script) = Script.Load();
        var made = new OpenConversation[plan.Conversations];
        long peak;
        using (var service = await ServiceProcess.StartAsync(folder.Path))
        {
            using var client = new DirectLineClient(service.Address);
            await SideBySideAsync(plan.Conversations, async i =>
            {
                var talk = script.Talks[i % script.Talks.Count];
                made[i] = await client.OpenAsync(talk.Locale);
                foreach (var said in talk.Turns.Take(TurnsEach)) await client.TurnAsync(made[i], said);
            });
            peak = Machine.Peak(service.Id);
        }

        using var restarted = await ServiceProcess.StartAsync(folder.Path);
        using var again = new DirectLineClient(restarted.Address);
        await again.TurnAsync(made[0], script.Utterances[0].Text);
        var fresh = Machine.Resident(restarted.Id);
        var touched = plan.Conversations / 10;
        await SideBySideAsync(touched, i =>
        {
            made[i * 10].Watermark = 0;
            return again.TurnAsync(made[i * 10], script.Utterances[i % script.Utterances.Count].Text);
        });

        var files = Directory.EnumerateFiles(folder.Path, "store.db*").Sum(f => new FileInfo(f).Length) / 1024 / 1024;
        report.Add(
            $"resident, {plan.Conversations:N0} conversations in the store",
            $"{Machine.Resident(restarted.Id)} MB", "< 250 MB",
            $"after {touched:N0} of them were read from the beginning and went on; {fresh} MB before that, after the first answer; peak {Machine.Peak(restarted.Id)} MB; "
            + $"peak while all were made {peak} MB; store {files} MB");
    }

    private static Task SideBySideAsync(int count, Func<int, Task> work)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Plan.Connections).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next)) await work(i);
        })));
    }
}
