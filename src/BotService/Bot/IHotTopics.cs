namespace BotService.Bot;

/// <summary>An entry and how often citizens were answered with it lately.</summary>
public sealed record HotTopic(string Entry, int Count);

/// <summary>What is asked most, counted without anything a citizen wrote.</summary>
public interface IHotTopics
{
    /// <summary>The most asked first, at most <paramref name="max"/>; empty while there is nothing to count.</summary>
    Task<IReadOnlyList<HotTopic>> TopAsync(int max, CancellationToken cancel);
}

/// <summary>For a service that keeps no counts.</summary>
internal sealed class NoHotTopics : IHotTopics
{
    public Task<IReadOnlyList<HotTopic>> TopAsync(int max, CancellationToken cancel) => Task.FromResult<IReadOnlyList<HotTopic>>([]);
}
