using System.Diagnostics;
using System.Globalization;

namespace BotService.Benchmarks.Load;

/// <summary>
/// Workers side by side, each doing one operation after another for a while: first to warm up, then measured.
/// </summary>
internal sealed record Stint(Times Times, TimeSpan Lasted, TimeSpan ServerWorked)
{
    public string PerSecond => (Times.Count / Lasted.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);

    public string ServerMillisecondsEach =>
        (ServerWorked.TotalMilliseconds / Times.Count).ToString("0.00", CultureInfo.InvariantCulture);

    /// <param name="operation">Returns the time that counts, which may leave out what it had to prepare.</param>
    /// <param name="server">Id of the process that is asked.</param>
    public static async Task<Stint> RunAsync(
        TimeSpan warmUp, TimeSpan duration, int server, IReadOnlyList<Func<Task<TimeSpan>>> workers)
    {
        await ForAsync(warmUp, workers);
        var workedBefore = Machine.Worked(server);
        var started = Stopwatch.GetTimestamp();
        var times = await ForAsync(duration, workers);
        return new Stint(times, Stopwatch.GetElapsedTime(started), Machine.Worked(server) - workedBefore);
    }

    private static async Task<Times> ForAsync(TimeSpan duration, IReadOnlyList<Func<Task<TimeSpan>>> workers)
    {
        var started = Stopwatch.GetTimestamp();
        var all = new Times();
        foreach (var times in await Task.WhenAll(workers.Select(w => Task.Run(() => WorkAsync(w, started, duration)))))
            all.Add(times);

        return all;
    }

    private static async Task<Times> WorkAsync(Func<Task<TimeSpan>> operation, long started, TimeSpan duration)
    {
        var times = new Times();
        while (Stopwatch.GetElapsedTime(started) < duration) times.Add(await operation());

        return times;
    }
}
