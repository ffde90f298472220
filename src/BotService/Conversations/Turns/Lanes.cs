using System.Threading.Channels;

namespace BotService.Conversations.Turns;

/// <summary>
/// Hands out keys (conversations) to workers so that one key is never with two workers at once, and each key comes up
/// as often as it was marked. It holds counts only; what there is to do stands in the store, in its order.
/// </summary>
internal sealed class Lanes
{
    private readonly Dictionary<string, int> marks = [];
    private readonly Channel<string> ready = Channel.CreateUnbounded<string>();

    /// <summary>Says that there is one more thing to do for the key.</summary>
    public void Mark(string key)
    {
        lock (marks)
        {
            ref var count =
                ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(marks, key,
                    out var known);
            count++;
            if (!known) ready.Writer.TryWrite(key);
        }
    }

    /// <summary>
    /// Says that there may be something to do for the key: it comes up once more, after what is under way, however
    /// often this is said.
    /// </summary>
    public void MarkOnce(string key)
    {
        lock (marks)
        {
            if (marks.TryAdd(key, 1))
            {
                ready.Writer.TryWrite(key);
            }
            else
            {
                marks[key] = Math.Max(marks[key], 2);
            }
        }
    }

    /// <summary>
    /// The next key to work on. The worker gives it back with <see cref="Done"/> or <see cref="AgainAsync"/>.
    /// </summary>
    /// <returns>Null once cancelled: nothing more is taken up.</returns>
    public async ValueTask<string?> TakeAsync(CancellationToken cancel)
    {
        try
        {
            var key = await ready.Reader.ReadAsync(cancel);
            return cancel.IsCancellationRequested ? null : key;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>One thing was done; the key goes to the end of the line if more is marked.</summary>
    public void Done(string key)
    {
        lock (marks)
        {
            if (--marks[key] == 0)
            {
                marks.Remove(key);
            }
            else
            {
                ready.Writer.TryWrite(key);
            }
        }
    }

    /// <summary>
    /// The thing was not done; after a while the key goes to the end of the line. When the process ends before that,
    /// the store still holds the thing.
    /// </summary>
    public async Task AgainAsync(string key, TimeSpan delay, TimeProvider time, CancellationTokenSource stopping)
    {
        try
        {
            await Task.Delay(delay, time, stopping.Token);
            ready.Writer.TryWrite(key);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
        }
    }
}
