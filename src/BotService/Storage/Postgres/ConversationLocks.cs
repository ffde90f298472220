namespace BotService.Storage.Postgres;

/// <summary>
/// Lets changes of one conversation through one after another. Some conversations share a lock; nobody notices but by
/// waiting a little longer.
/// </summary>
internal sealed class ConversationLocks
{
    private const int Count = 1024;

    private readonly SemaphoreSlim[] locks = [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for all of them. Dispose what is returned to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(IReadOnlyCollection<string> conversations, CancellationToken cancel)
    {
        var held = new Held();
        try
        {
            // Always in the same order, so that no two wait for each other.
            foreach (var number in conversations.Select(NumberOf).Distinct().Order())
            {
                await locks[number].WaitAsync(cancel);
                held.Add(locks[number]);
            }

            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static int NumberOf(string conversation) =>
        (string.GetHashCode(conversation, StringComparison.Ordinal) & int.MaxValue) % Count;

    private sealed class Held : List<SemaphoreSlim>, IDisposable
    {
        public void Dispose() => ForEach(one => one.Release());
    }
}
