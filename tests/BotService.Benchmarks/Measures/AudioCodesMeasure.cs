using System.Diagnostics;
using System.Globalization;
using BotService.Benchmarks.Load;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Measures;

/// <summary>
/// Turns of telephone calls through AudioCodes' chat mode at a steady rate, whatever the service does, with the store on
/// disk: how long a caller waits for the words that answer.
/// </summary>
internal static class AudioCodesMeasure
{
    private const int PerSecond = 50;
    private const int Lines = 100;
    private const string Token = "a-token-for-measuring-only";

    public static async Task RunAsync(Plan plan, Report report)
    {
        var (_, script) = Script.Load();
        using var folder = new TemporaryFolder();
        using var service = await ServiceProcess.StartAsync(
            folder.Path, ("Voice__AudioCodes__Token", Token), ("Voice__Targets__operator", "tel:+88621911"));
        using var http = GatewayCaller.Connect(service.Address, Token);
        var callers = Enumerable.Range(0, Lines).Select(i => new GatewayCaller(http, script, i)).ToList();

        await SteadilyAsync(callers, plan.WarmUp);
        var workedBefore = Machine.Worked(service.Id);
        var turns = await SteadilyAsync(callers, plan.LineDuration);
        var worked = (Machine.Worked(service.Id) - workedBefore).TotalMilliseconds / turns.Count;
        callers.ForEach(caller => caller.Dispose());

        var times = new Times();
        foreach (var (took, _) in turns) times.Add(took);
        report.Add(
            $"telephone, AudioCodes chat mode, {PerSecond} turns/s",
            $"p50 {times.P50} ms, p95 {times.At(0.95).ToString("0.0", CultureInfo.InvariantCulture)} ms, p99 {times.P99} ms",
            "p95 ≤ 100 ms",
            $"{turns.Count} turns of {Lines} lines in {plan.LineDuration.TotalSeconds:0} s; longest {times.Most} ms; {turns.Count(turn => turn.GivenAway)} gave the call to a person; {worked.ToString("0.00", CultureInfo.InvariantCulture)} ms of processor time each");
    }

    /// <summary>One turn every fiftieth of a second, however long the answers take.</summary>
    private static async Task<List<(TimeSpan Took, bool GivenAway)>> SteadilyAsync(
        List<GatewayCaller> callers, TimeSpan duration)
    {
        var turns = new List<Task<(TimeSpan, bool)>>();
        var started = Stopwatch.GetTimestamp();
        for (var due = 0; due < duration.TotalSeconds * PerSecond; due++)
        {
            var wait = TimeSpan.FromSeconds((double)due / PerSecond) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            var caller = callers[due % callers.Count];
            turns.Add(Task.Run(caller.TurnAsync));
        }

        return [.. await Task.WhenAll(turns)];
    }
}
