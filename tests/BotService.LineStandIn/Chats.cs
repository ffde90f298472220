using System.Text.Json.Nodes;

namespace BotService.LineStandIn;

/// <summary>
/// What the platform knows of chats: reply tokens given out, retry keys seen, and every message that arrived.
/// </summary>
internal sealed class Chats(TimeProvider time)
{
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan RetryKeyLife = TimeSpan.FromHours(24);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Token> tokens = [];
    private readonly Dictionary<(string Account, string Key), (string Request, JsonArray Sent, DateTimeOffset At)> keys = [];
    private readonly Dictionary<string, List<Arrived>> arrived = [];
    private readonly HashSet<string> answered = [];
    private readonly HashSet<(string Account, string Chat)> gone = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long numbers = 600_000_000_000_000_000;

    /// <summary>Events that were answered with their reply token.</summary>
    public int Answered
    {
        get
        {
            lock (gate) return answered.Count;
        }
    }

    /// <summary>Completes when a message arrives from now on.</summary>
    public Task Changed
    {
        get
        {
            lock (gate) return changed.Task;
        }
    }

    /// <summary>Messages in the order they arrived.</summary>
    public IReadOnlyList<Arrived> Of(string chat)
    {
        lock (gate) return arrived.TryGetValue(chat, out var list) ? [.. list] : [];
    }

    public IReadOnlyList<Arrived> All()
    {
        lock (gate) return [.. arrived.Values.SelectMany(a => a)];
    }

    /// <summary>
    /// The event is delivered, or delivered again: from now its token is good for a minute, unless it was used.
    /// </summary>
    public void Issue(string token, PlatformAccount account, string chat, string webhookEvent)
    {
        lock (gate)
        {
            if (tokens.TryGetValue(token, out var before)) before.Issued = time.GetUtcNow();
            else tokens[token] = new Token(account.Name, chat, webhookEvent) { Issued = time.GetUtcNow() };
        }
    }

    /// <summary>The citizen blocked the account, or took it back.</summary>
    public void Leave(PlatformAccount account, string chat, bool left)
    {
        lock (gate) _ = left ? gone.Add((account.Name, chat)) : gone.Remove((account.Name, chat));
    }

    public bool IsGone(PlatformAccount account, string chat)
    {
        lock (gate) return gone.Contains((account.Name, chat));
    }

    /// <returns>Null when the token is unknown, used, too old or another account's.</returns>
    public (string Chat, JsonArray Sent)? Reply(
        PlatformAccount account, string token, JsonArray messages, string request)
    {
        lock (gate)
        {
            if (!tokens.TryGetValue(token, out var known) || known.Used || known.Account != account.Name
                || time.GetUtcNow() - known.Issued > TokenLife) return null;
            known.Used = true;
            answered.Add(known.Event);
            return (known.Chat, Take(account, known.Chat, "reply", messages, known.Event, null, request));
        }
    }

    /// <returns>The ids of the messages, and the request that took them before, if one did.</returns>
    public (JsonArray Sent, string? Before) Push(
        PlatformAccount account, string chat, JsonArray messages, string? key, string request)
    {
        lock (gate)
        {
            if (key is not null && keys.TryGetValue((account.Name, key), out var before)
                && time.GetUtcNow() - before.At < RetryKeyLife)
            {
                return (before.Sent.DeepClone().AsArray(), before.Request);
            }

            account.Pushed++;
            var sent = Take(account, chat, "push", messages, null, key, request);
            if (key is not null) keys[(account.Name, key)] = (request, sent.DeepClone().AsArray(), time.GetUtcNow());
            return (sent, null);
        }
    }

    public bool WasTaken(PlatformAccount account, string? key)
    {
        lock (gate) return key is not null && keys.ContainsKey((account.Name, key));
    }

    private JsonArray Take(
        PlatformAccount account, string chat, string way, JsonArray messages, string? answers, string? key,
        string request)
    {
        var sent = new JsonArray();
        if (!arrived.TryGetValue(chat, out var list)) arrived[chat] = list = [];
        foreach (var message in messages)
        {
            list.Add(new Arrived(
                account.Name, chat, way, message!.DeepClone().AsObject(), answers, key, request, time.GetUtcNow()));
            sent.Add(new JsonObject { ["id"] = $"{++numbers}", ["quoteToken"] = $"quote-{numbers}" });
        }

        changed.SetResult();
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return sent;
    }

    private sealed class Token(string account, string chat, string webhookEvent)
    {
        public string Account => account;

        public string Chat => chat;

        public string Event => webhookEvent;

        public DateTimeOffset Issued { get; set; }

        public bool Used { get; set; }
    }
}
