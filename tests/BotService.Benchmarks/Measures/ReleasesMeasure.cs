using System.Diagnostics;
using BotService.Benchmarks.Load;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Measures;

/// <summary>Releases published one after the other while citizens are answered: each has one line more that is learnt from.</summary>
internal static class ReleasesMeasure
{
    private const string Changed = "knowledge/taipower/name-change/wording.zh-TW.yaml";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(Plan plan, Report report)
    {
        var (publications, perSecond) = plan.Short ? (2, 100) : (10, 500);
        using var folder = new TemporaryFolder();
        using var service = await ServiceProcess.StartAsync(folder.Path);
        using var store = new StoreBeside(folder.Path);
        var (release, script) = Script.Load();
        var (loads, swaps) = (new Times(), new Times());
        IReadOnlyList<AnsweredTurn> turns;
        TimeSpan lasted;
        long before;
        await using (var load = new SteadyLoad(service.Address, script, perSecond))
        {
            await Task.Delay(plan.WarmUp);
            var began = Stopwatch.GetTimestamp();
            load.Turns.Clear();
            before = Machine.Resident(service.Id);
            var held = release.Id;
            for (var n = 0; n < publications; n++)
            {
                var next = await store.KeepAsync(
                    held, Changed, text => text.Replace("summary: ", "summary: ※", StringComparison.Ordinal));
                var asked = Stopwatch.GetTimestamp();
                await store.PutAsync(next);
                while (!load.Turns.Any(t => t.Releases?.Contains(next) == true))
                {
                    if (Stopwatch.GetElapsedTime(asked) > Patience) throw new InvalidOperationException($"{next} never answered.");
                    await Task.Delay(100);
                }

                await Task.Delay(plan.WarmUp / 2);
                var first = load.Turns.First(t => t.Releases?.Contains(next) == true).At;
                var last = load.Turns.Last(t => t.Releases?.Contains(held) == true).At;
                loads.Add(Stopwatch.GetElapsedTime(asked, first));
                swaps.Add(last > first ? Stopwatch.GetElapsedTime(first, last) : TimeSpan.Zero);
                held = next;
            }

            (turns, lasted) = ([.. load.Turns], Stopwatch.GetElapsedTime(began));
        }

        await Task.Delay(plan.WarmUp);
        var took = new Times();
        foreach (var turn in turns) took.Add(turn.Took);
        report.Add(
            "turns while releases are published: failed, mixed",
            $"{turns.Count(t => t.Releases is null)}, {turns.Count(t => t.Releases is { Count: > 1 })}", "0, 0",
            FormattableString.Invariant($"{turns.Count} turns at {turns.Count / lasted.TotalSeconds:0}/s, wanted {perSecond}/s; ")
            + $"p50 {took.P50} ms, p99 {took.P99} ms");
        report.Add(
            "both releases answer side by side", $"{swaps.Most} ms", "< 1000 ms", $"longest of {publications}; median {swaps.P50} ms");
        report.Add(
            "published until it answers", $"{loads.P50} ms", "< 30 s",
            $"median of {publications}, up to 3 s of waiting included; longest {loads.Most} ms");
        report.Add(
            $"resident after {publications} publications", $"{Machine.Resident(service.Id)} MB", $"{before} ± 20 MB",
            $"{before} MB before the first; peak {Machine.Peak(service.Id)} MB");
    }
}
