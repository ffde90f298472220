namespace BotService.Bot;

/// <summary>What was asked for in the last thirty days, counted anew after some minutes: pages that anybody may call must not count each time.</summary>
internal sealed class RecentDemand(IDemand demand, TimeProvider time, ILogger<RecentDemand> log)
{
    private const int Days = 30;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    // Two callers may count at once; each result is right, and the later one stays.
    private volatile Counted? last;

    public async Task<IReadOnlyList<EntryDemand>> CountAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (last is { } counted && now - counted.At < Fresh) return counted.Demand;
        var today = Taiwan.Day(now);
        try
        {
            var all = await demand.CountAsync(today.AddDays(1 - Days), today, cancel);
            last = new Counted(now, all);
            return all;
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            // What the knowledge says can be shown without knowing how many asked for it: a store that is down takes no page away.
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

    /// <summary>Rounded down to fives, so that one more or less does not show; null when it is too few to tell.</summary>
    public static int? Of(int count) => count < Fewest ? null : count - count % Fewest;
}
