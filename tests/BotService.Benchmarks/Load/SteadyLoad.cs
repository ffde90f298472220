using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BotService.Benchmarks.Load;

/// <param name="At">When its replies were read, by <see cref="Stopwatch"/>.</param>
/// <param name="Releases">Those that its replies name; null: it failed.</param>
internal sealed record AnsweredTurn(long At, TimeSpan Took, IReadOnlyList<string>? Releases);

/// <summary>Turns at a steady rate, as far as the service keeps up, each with the release that answered it.</summary>
internal sealed partial class SteadyLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly DirectLineClient client;
    private readonly Task work;

    public SteadyLoad(Uri service, Script script, int perSecond)
    {
        client = new DirectLineClient(service);
        var each = TimeSpan.FromSeconds((double)Plan.Connections / perSecond);
        work = Task.WhenAll(Enumerable.Range(0, Plan.Connections).Select(i => Task.Run(() => RunAsync(new Speaker(script, i), each))));
    }

    public ConcurrentQueue<AnsweredTurn> Turns { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await work;
        client.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync(Speaker speaker, TimeSpan each)
    {
        for (var next = Stopwatch.GetTimestamp(); !stop.IsCancellationRequested; next += (long)(each.TotalSeconds * Stopwatch.Frequency))
        {
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), next) is { Ticks: > 0 } early) await Task.Delay(early);
            var began = Stopwatch.GetTimestamp();
            IReadOnlyList<string>? releases = null;
            try
            {
                var text = await speaker.NextAsync(client.OpenAsync);
                began = Stopwatch.GetTimestamp();
                var replies = await client.RepliesAsync(speaker.Conversation!, text);
                releases = [.. replies.SelectMany(r => Named().Matches(r.GetRawText())).Select(m => m.Groups[1].Value).Distinct()];
            }
            catch (HttpRequestException)
            {
                // It counts as failed.
            }

            Turns.Enqueue(new AnsweredTurn(Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(began), releases));
        }
    }

    [GeneratedRegex("\"release\":\"([0-9a-f]{12})\"")]
    private static partial Regex Named();
}
