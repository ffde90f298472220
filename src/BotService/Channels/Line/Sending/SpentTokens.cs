namespace BotService.Channels.Line.Sending;

/// <summary>
/// Reply tokens that LINE has said to be gone while nothing was sent with them. The youngest only, because
/// old ones are not tried anyway.
/// </summary>
internal sealed class SpentTokens(TimeProvider time)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly HashSet<string> tokens = [];
    private readonly Queue<(string Token, DateTimeOffset At)> order = [];

    public bool Contains(string token)
    {
        lock (gate)
        {
            return tokens.Contains(token);
        }
    }

    public void Add(string token)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (order.TryPeek(out var oldest) && (order.Count >= Most || now - oldest.At > Kept))
                tokens.Remove(order.Dequeue().Token);

            if (tokens.Add(token)) order.Enqueue((token, now));
        }
    }
}
