using System.Diagnostics;
using System.Globalization;
using BotService.Benchmarks.Load;
using BotService.Releases.Files;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Measures;

/// <summary>
/// From spawning the process until the first answer to a question was read over HTTP: on an empty folder, on a store that has the
/// data folder's release, and on one whose calendar names another.
/// </summary>
internal static class StartMeasure
{
    private const string Question = "我要辦電費過戶，個人，本人去", Changed = "dialogs/search.en.yaml";

    public static async Task RunAsync(Plan plan, Report report)
    {
        await MeasureAsync("start to first answer", null);
        using var kept = new TemporaryFolder();
        await StartAsync(kept.Path);
        await MeasureAsync("the same, release kept in the store", kept.Path);
        using (var store = new StoreBeside(kept.Path))
        {
            var held = (await store.Get<IReleaseStore>().ListAsync(null, 1, default))[0].Id;
            await store.PutAsync(await store.KeepAsync(held, Changed, text => text + "# looked at again\n"));
        }

        await MeasureAsync("the same, another release than the data folder's", kept.Path);

        async Task MeasureAsync(string what, string? folder)
        {
            var (answered, listening, worked) = (new Times(), new Times(), TimeSpan.Zero);
            for (var i = 0; i < plan.Starts; i++)
            {
                using var own = folder is null ? new TemporaryFolder() : null;
                var (listens, answers, work) = await StartAsync(own?.Path ?? folder!);
                listening.Add(listens);
                answered.Add(answers);
                worked += work;
            }

            var each = (worked / plan.Starts).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            report.Add(
                what, $"median {answered.P50} ms, longest {answered.Most} ms", "< 3000 ms",
                $"{plan.Starts} starts; listening after {listening.P50} ms; {each} s of processor time each");
        }
    }

    private static async Task<(TimeSpan Listens, TimeSpan Answers, TimeSpan Worked)> StartAsync(string folder)
    {
        var started = Stopwatch.GetTimestamp();
        using var service = await ServiceProcess.StartAsync(folder);
        var listens = Stopwatch.GetElapsedTime(started);
        using var client = new DirectLineClient(service.Address);
        await client.TurnAsync(await client.OpenAsync("zh-TW"), Question);
        return (listens, Stopwatch.GetElapsedTime(started), Machine.Worked(service.Id));
    }
}
