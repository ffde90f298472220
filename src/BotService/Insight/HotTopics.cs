namespace BotService.Insight;

/// <summary>The entries most asked for of late.</summary>
internal sealed class HotTopics(RecentDemand demand) : IHotTopics
{
    private const int Most = 20;

    public async Task<IReadOnlyList<HotTopic>> ListAsync(CancellationToken cancel) =>
        [.. (await demand.CountAsync(cancel)).Where(d => d.Asked >= PublicCount.Fewest).Take(Most)
            .Select(d => new HotTopic(d.Entry, d.Asked))];
}
