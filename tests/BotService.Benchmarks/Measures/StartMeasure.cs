using System.Diagnostics;
using System.Globalization;
using BotService.Benchmarks.Load;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Measures;

/// <summary>
/// From spawning the process, on an empty folder, until the first answer to a question was read over HTTP.
/// </summary>
internal static class StartMeasure
{
    private const string Question = "我要辦電費過戶，個人，本人去";

    public static async Task RunAsync(Plan plan, Report report)
    {
        var (answered, listening) = (new Times(), new Times());
        var worked = TimeSpan.Zero;
        for (var i = 0; i < plan.Starts; i++)
        {
            using var folder = new TemporaryFolder();
            var started = Stopwatch.GetTimestamp();
            using var service = await ServiceProcess.StartAsync(folder.Path);
            listening.Add(Stopwatch.GetElapsedTime(started));
            using var client = new DirectLineClient(service.Address);
            await client.TurnAsync(await client.OpenAsync("zh-TW"), Question);
            answered.Add(Stopwatch.GetElapsedTime(started));
            worked += Machine.Worked(service.Id);
        }

        report.Add(
            "start to first answer", $"median {answered.P50} ms, longest {answered.Most} ms", "< 3000 ms",
            $"{plan.Starts} starts; listening after {listening.P50} ms; {(worked / plan.Starts).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s of processor time each");
    }
}
