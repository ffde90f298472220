namespace BotService.Bot;

/// <summary>The entries most asked for in the last thirty days, counted anew after some minutes.</summary>
internal sealed class HotTopics(IDemand demand, TimeProvider time) : IHotTopics
{
    /// <summary>Fewer might be one person or one family.</summary>
    public const int Fewest = 5;

    private const int Days = 30, Most = 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    // Two callers may count at once; each result is right, and the later one stays.
    private volatile Counted? last;

    public async Task<IReadOnlyList<HotTopic>> ListAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (last is { } counted && now - counted.At < Fresh) return counted.Topics;
        var today = Taiwan.Day(now);
        var all = await demand.CountAsync(today.AddDays(1 - Days), today, cancel);
        IReadOnlyList<HotTopic> topics = [.. all.Where(d => d.Asked >= Fewest).Take(Most).Select(d => new HotTopic(d.Entry, d.Asked))];
        last = new Counted(now, topics);
        return topics;
    }

    private sealed record Counted(DateTimeOffset At, IReadOnlyList<HotTopic> Topics);
}
