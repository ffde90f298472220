using BotService.Hosting;

namespace BotService.Insight;

/// <summary>
/// What was asked for in the last thirty days, counted anew after some minutes: pages that anybody may
/// call must not count each time.
/// </summary>
internal sealed class RecentDemand(IDemand demand, TimeProvider time, ILogger<RecentDemand> log)
{
    private const int Days = 30;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private volatile Counted? last;
    private Task<IReadOnlyList<EntryDemand>>? counting;

    /// <summary>However many ask at once, it is counted once.</summary>
    public Task<IReadOnlyList<EntryDemand>> CountAsync(CancellationToken cancel)
    {
        if (last is { } counted && time.GetUtcNow() - counted.At < Fresh) return Task.FromResult(counted.Demand);
        lock (gate)
        {
            if (counting is not { IsCompleted: false }) counting = CountOnceAsync();
            return counting.WaitAsync(cancel);
        }
    }

    private async Task<IReadOnlyList<EntryDemand>> CountOnceAsync()
    {
        var now = time.GetUtcNow();
        var today = Taiwan.Day(now);
        try
        {
            var all = await demand.CountAsync(today.AddDays(1 - Days), today, CancellationToken.None);
            last = new Counted(now, all);
            return all;
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            // What the knowledge says can be shown without knowing how many asked for it: a store
            // that is down takes no page away.
            log.TopicsNotCounted(e.GetType().Name);
            return last?.Demand ?? [];
        }
    }

    private sealed record Counted(DateTimeOffset At, IReadOnlyList<EntryDemand> Demand);
}

/// <summary>How many may be told to everybody.</summary>
internal static class PublicCount
{
    /// <summary>Fewer might be one person or one family.</summary>
    public const int Fewest = 5;

    /// <summary>
    /// Rounded down to fives, so that one more or less does not show; null when it is too few to tell.
    /// </summary>
    public static int? Of(int count) => count < Fewest ? null : count - count % Fewest;
}
