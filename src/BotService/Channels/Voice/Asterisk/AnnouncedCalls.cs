using BotService.Channels.Voice.Calls;

namespace BotService.Channels.Voice.Asterisk;

/// <summary>
/// The calls that the dialplan has announced with our key. AudioSocket itself has no such proof: nobody else is served,
/// and none twice.
/// </summary>
internal sealed class AnnouncedCalls(TimeProvider time)
{
    /// <summary>Calls at once that one switchboard may have, and all together.</summary>
    public const int MostOfAddress = 200, MostInAll = 400;

    /// <summary>Asterisk connects right after the announcement.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Entry> calls = [];

    /// <param name="address">Of the switchboard.</param>
    /// <returns>False: there are too many calls, or this one is under way already.</returns>
    public bool Announce(Guid call, string address, CallStart start)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var (gone, _) in calls.Where(one => !one.Value.IsTaken && one.Value.Until < now).ToList()) calls.Remove(gone);

            var isKnown = calls.TryGetValue(call, out var known);
            if (isKnown ? known!.IsTaken
                : calls.Count >= MostInAll || calls.Values.Count(one => one.Address == address) >= MostOfAddress) return false;

            calls[call] = new Entry(address, start, now + Patience, IsTaken: false);
            return true;
        }
    }

    /// <returns>Null: it was not announced in time, or somebody has it already.</returns>
    public CallStart? Take(Guid call)
    {
        lock (gate)
        {
            if (!calls.TryGetValue(call, out var entry) || entry.IsTaken || entry.Until < time.GetUtcNow()) return null;

            calls[call] = entry with { IsTaken = true };
            return entry.Start;
        }
    }

    /// <summary>A call that was taken is over.</summary>
    public void Release(Guid call)
    {
        lock (gate) { calls.Remove(call); }
    }

    private sealed record Entry(string Address, CallStart Start, DateTimeOffset Until, bool IsTaken);
}
