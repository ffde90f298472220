namespace BotService.Bot;

/// <summary>The entries most asked for of late.</summary>
internal sealed class HotTopics(RecentDemand demand, ILogger<HotTopics> log) : IHotTopics
{
    private const int Most = 20;

    /// <summary>A store that is down leaves the pages without this list and does not take them away.</summary>
    public async Task<IReadOnlyList<HotTopic>> ListAsync(CancellationToken cancel)
    {
        try
        {
            return [.. (await demand.CountAsync(cancel)).Where(d => d.Asked >= PublicCount.Fewest).Take(Most).Select(d => new HotTopic(d.Entry, d.Asked))];
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            log.TopicsNotCounted(e.GetType().Name);
            return [];
        }
    }
}
