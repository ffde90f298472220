namespace BotService.Held;

/// <summary>
/// Whether the time of an answer is over: by the clock on the wall, and by one that goes on evenly whatever becomes of that. Set back
/// an hour, it holds nothing an hour longer.
/// </summary>
internal sealed class HeldPatience(TimeProvider time)
{
    private readonly Dictionary<long, (long Since, TimeSpan Left)> seen = [];

    /// <summary>Those whose time is over. The others are remembered until they are none of these any more.</summary>
    public IReadOnlyList<HeldAnswer> Over(IReadOnlyList<HeldAnswer> waiting)
    {
        foreach (var gone in seen.Keys.Except(waiting.Select(a => a.Number)).ToList()) seen.Remove(gone);
        return [.. waiting.Where(IsOver)];
    }

    private bool IsOver(HeldAnswer answer)
    {
        var now = time.GetUtcNow();
        if (!seen.TryGetValue(answer.Number, out var wait))
        {
            // After a restart on a clock that was set back it waits once more at most.
            var (left, whole) = (answer.Lapses - now, answer.Lapses - answer.HeldAt);
            seen[answer.Number] = wait = (time.GetTimestamp(), left < whole ? left : whole);
        }

        return now >= answer.Lapses || time.GetElapsedTime(wait.Since) >= wait.Left;
    }
}
