using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>A call as this process knows it: since when nothing was heard, and whether it is over.</summary>
internal sealed partial class GatewayCall(string id, DateTimeOffset heard) : IDisposable
{
    /// <summary>A gateway sends one request after the other; a repeated one may overlap with those given up.</summary>
    private const int MostAtOnce = 16;

    private readonly CancellationTokenSource over = new();
    private long heard = heard.UtcTicks;
    private int underWay;
    private Said? last;

    public string Id { get; } = id;

    /// <summary>Its conversation is open: there was a start.</summary>
    public bool IsStarted { get; set; }

    /// <summary>Of what was said last; null for the default.</summary>
    public string? Language { get; set; }

    public DateTimeOffset Heard => new(Interlocked.Read(ref heard), TimeSpan.Zero);

    /// <summary>Why it is over; null while it is not.</summary>
    public string? EndReason { get; private set; }

    /// <summary>The conversation knows that it is over.</summary>
    public bool IsEndKept { get; set; }

    public CancellationToken Over => over.Token;

    /// <summary>The id as it may stand in addresses and stores: the gateway's own where it is like its UUIDs.</summary>
    public static string IdOf(string conversation) => Plain().IsMatch(conversation) ? conversation
        : $"x-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conversation)), 0, 20)}";

    public static bool IsId(string id) => Plain().IsMatch(id);

    public void HeardAt(DateTimeOffset now) => Interlocked.Exchange(ref heard, now.UtcTicks);

    /// <summary>The first reason counts.</summary>
    public void End(string reason)
    {
        EndReason ??= reason;
        over.Cancel();
    }

    /// <returns>False when too much is under way already.</returns>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref underWay) <= MostAtOnce) return true;

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref underWay);

    /// <summary>
    /// What was said to these events, if they were the last: a gateway that lost the answer to the call's last turn
    /// asks again when there is no call any more.
    /// </summary>
    public byte[]? SaidTo(IReadOnlyList<GatewayEvent> events) => last is { } said && said.Keys == Keys(events) ? said.Answer : null;

    public void Say(IReadOnlyList<GatewayEvent> events, byte[] answer) => last = new Said(Keys(events), answer);

    public void Dispose() => over.Dispose();

    private static string Keys(IReadOnlyList<GatewayEvent> events) => string.Join('\n', events.Select(one => one.Key));

    [GeneratedRegex(@"^[a-z0-9-]{1,64}\z")]
    private static partial Regex Plain();

    private sealed record Said(string Keys, byte[] Answer);
}
