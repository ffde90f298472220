using System.Collections.Concurrent;
using BotService.Channels.Voice.Calls;
using BotService.Hosting;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>
/// The calls under way. A conversation that was open before this process started is known again with the gateway's next
/// request; of several processes, the load balancer gives all requests of a call to one, or the others take it for
/// expired.
/// </summary>
internal sealed partial class GatewayCalls(ICallDoor door, TimeProvider time, ILogger<GatewayCalls> log)
{
    /// <summary>What a gateway is told; it refreshes before that.</summary>
    public const int ExpiresSeconds = 120;

    /// <summary>Far more than a machine answers.</summary>
    private const int Most = 20_000;

    /// <summary>One and a half times what the gateway was told: its clock and the line may be slow.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(180);

    private readonly ConcurrentDictionary<string, GatewayCall> calls = [];

    /// <summary>The call; null when there are too many. Repeating it changes nothing.</summary>
    public GatewayCall? Create(string id)
    {
        if (calls.TryGetValue(id, out var known)) return known;

        return calls.Count < Most ? calls.GetOrAdd(id, _ => new GatewayCall(id, time.GetUtcNow())) : null;
    }

    /// <summary>
    /// Null when there is no such call, or it ended so long ago that no repeated request is to be expected.
    /// </summary>
    public async Task<GatewayCall?> FindAsync(string id, CancellationToken cancel)
    {
        if (calls.TryGetValue(id, out var known))
        {
            if (known.EndReason is null) known.HeardAt(time.GetUtcNow());
            return known;
        }

        if (!GatewayCall.IsId(id) || !await door.IsOpenAsync(id, cancel)) return null;

        var call = Create(id);
        if (call is not null) call.IsStarted = true;
        return call;
    }

    /// <summary>Ends the call. What cannot be kept now is kept by <see cref="LookAsync"/>.</summary>
    public async Task EndAsync(GatewayCall call, string reason)
    {
        call.End(reason);
        if (call.IsEndKept) return;

        try
        {
            // Not cancelled with the request: a gateway that hangs up is no reason to forget that it did.
            await door.EndAsync(call.Id, call.EndReason!, CancellationToken.None);
            call.IsEndKept = true;
        }
        catch (Exception e)
        {
            Quietly.Log(() => EndNotKept(log, call.Id, e.GetType().Name, FaultPlace.Of(e)));
        }
    }

    /// <summary>Ends those that were not heard of for too long; forgets those that are over.</summary>
    public async Task LookAsync()
    {
        foreach (var call in calls.Values)
        {
            var isLate = time.GetUtcNow() - call.Heard > Longest;
            if (call.EndReason is null && isLate) await EndAsync(call, "expired");
            else if (call is { EndReason: { } reason, IsEndKept: false }) await EndAsync(call, reason);

            if (isLate && call.IsEndKept && calls.TryRemove(call.Id, out _)) call.Dispose();
        }
    }

    [LoggerMessage(2023, LogLevel.Error, "Call {Call}: its end could not be kept ({Error} in {Place}); it is tried again")]
    private static partial void EndNotKept(ILogger log, string call, string error, string place);
}
