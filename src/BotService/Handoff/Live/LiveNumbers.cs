namespace BotService.Handoff.Live;

/// <summary>
/// Which numbers were seen, where they need not come in their order: one of a transaction that took longer appears after higher
/// ones, and one that was taken back never does.
/// </summary>
internal sealed class LiveNumbers(long head)
{
    /// <summary>So many are waited for at once: a store that was restarted may leave out many.</summary>
    private const int Most = 1000;

    private readonly SortedDictionary<long, DateTimeOffset> missing = [];

    /// <summary>The highest seen.</summary>
    public long Head { get; private set; } = head;

    /// <summary>All that may still come has a higher number.</summary>
    public long From => missing.Count > 0 ? missing.Keys.First() - 1 : Head;

    /// <returns>False when it was seen before.</returns>
    public bool Take(long number, DateTimeOffset now)
    {
        if (number <= Head) return missing.Remove(number);
        for (var left = Math.Max(Head + 1, number - Most); left < number; left++) missing[left] = now;
        while (missing.Count > Most) missing.Remove(missing.Keys.First());
        Head = number;
        return true;
    }

    /// <summary>What has been missing since before that time does not come any more.</summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (var number in missing.Where(m => m.Value < before).Select(m => m.Key).ToList()) missing.Remove(number);
    }
}
