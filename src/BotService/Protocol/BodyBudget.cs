using BotService.Hosting;

namespace BotService.Protocol;

/// <summary>
/// How much of all request bodies together the process holds at this moment, and how much it may: whatever the number
/// of callers, their bodies cannot take the memory. Counted is what has arrived, not what was announced, so that
/// announcing costs others nothing.
/// </summary>
internal sealed class BodyBudget(long mostBytes, TimeProvider time, ILogger<BodyBudget> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private long held;
    private long nextWord = long.MinValue;

    public long Held => Interlocked.Read(ref held);

    /// <param name="share">The part of the whole beyond which this caller is refused: who has proved nothing yet must
    /// leave room for those who have.</param>
    public bool TryTake(int bytes, double share)
    {
        var sum = Interlocked.Add(ref held, bytes);
        if (sum <= mostBytes * share) return true;

        GiveBack(bytes);
        Tell(sum - bytes);
        return false;
    }

    public void GiveBack(int bytes) => Interlocked.Add(ref held, -bytes);

    /// <summary>Once in a while: it comes when there is much of everything.</summary>
    private void Tell(long bytes)
    {
        var (now, next) = (time.GetUtcNow().UtcTicks, Interlocked.Read(ref nextWord));
        if (now >= next && Interlocked.CompareExchange(ref nextWord, now + Pause.Ticks, next) == next)
            Quietly.Log(() => log.BodiesRefused(bytes));
    }
}
