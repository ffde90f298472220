using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BotService.Benchmarks.Load;
using BotService.Channels.Voice.Voices;
using BotService.Tests.Channels.Voice.Asterisk;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Measures;

/// <summary>
/// Calls at the same time over AudioSocket, from the strict stand-in for Asterisk: each presses keys while it is spoken to.
/// </summary>
internal static class TelephoneMeasure
{
    private const string Key = "a-key-for-benchmarks-only";

    private const int Calls = 50, FewCalls = 10;

    public static async Task RunAsync(Plan plan, Report report)
    {
        if ((Switchboard.WhyNot ?? (EspeakVoice.IsInstalled ? null : "espeak-ng is not installed")) is { } reason)
        {
            report.Add("telephone", "not measured", "", reason);
            return;
        }

        using var folder = new TemporaryFolder();
        var audio = $"127.0.0.1:{FreePort()}";
        using var service = await ServiceProcess.StartAsync(
            folder.Path, ("Voice__AudioSocket__Key", Key), ("Voice__AudioSocket__Endpoint", audio),
            ("Voice__TextToSpeech__Provider", "espeak"), ("Voice__Targets__operator", "tel:+88621911"));
        using var asterisk = new Switchboard();
        var http = service.Address.ToString().TrimEnd('/');
        // Every sentence once, so that what is measured is the day, not its first minute.
        await asterisk.RunAsync(audio, http, Key, [Call(plan)]);

        var (began, worked) = (Stopwatch.GetTimestamp(), Machine.Worked(service.Id));
        var heard = await asterisk.RunAsync(
            audio, http, Key, [.. Enumerable.Repeat(Call(plan), plan.Short ? FewCalls : Calls)]);
        var (took, used) = (Stopwatch.GetElapsedTime(began), Machine.Worked(service.Id) - worked);

        var keys = heard.SelectMany(call => call.Keys).ToList();
        var ended = string.Join(", ", heard.CountBy(call => call.End).Select(one => $"{one.Value} {one.Key}"));
        var sound = Milliseconds(keys.Select(key => key.Sound));
        var silence = Milliseconds(keys.Select(key => key.Silence));
        var gaps = Milliseconds(heard.SelectMany(call => call.Gaps).Select(gap => (double?)gap));
        report.Add("a key until the first sound of its answer", $"p50 {sound.P50} ms, p95 {sound.P95} ms", "p95 ≤ 150 ms",
            $"{sound.Count} of {keys.Count} keys in {heard.Count} calls at a time; {ended}; longest {sound.Most} ms");
        report.Add(
            "a key until silence", $"p50 {silence.P50} ms, p99 {silence.P99} ms", "p99 ≤ 40 ms", $"longest {silence.Most} ms");
        report.Add("between two frames of a call", $"p50 {gaps.P50} ms, p99 {gaps.P99} ms", "p99 ≤ 25 ms",
            $"{gaps.Count} frames of 20 ms; longest {gaps.Most} ms; {heard.Sum(call => call.Missing)} missing, "
                + $"{heard.Sum(call => call.Bursts)} bursts");
        report.Add("processor for these calls", $"{Share(used / took)} of one core", "",
            $"{used.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s in "
                + $"{took.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s, espeak's processes apart; {Machine.Resident(service.Id)} MB");
    }

    /// <summary>The greeting, then keys that are always understood: again, and the first choice.</summary>
    private static object Call(Plan plan) => new
    {
        steps = new object[] { new { hear = 1000 } }
            .Concat(Enumerable.Range(0, plan.Short ? 3 : 10).SelectMany(i => new object[]
            {
                new { key = i % 3 == 1 ? "1" : "*" }, new { hear = 1500 },
            }))
            .Append(new { hangUp = true }),
    };

    private static Times Milliseconds(IEnumerable<double?> values)
    {
        var times = new Times();
        foreach (var value in values)
            if (value is { } known) times.Add(TimeSpan.FromMilliseconds(known));
        return times;
    }

    private static string Share(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
