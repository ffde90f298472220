using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Sending;

/// <summary>
/// Waits beside each turn and shows LINE's loading animation when it takes long. A sign only: what goes wrong
/// with it is logged and forgotten.
/// </summary>
internal sealed partial class SlowTurns(ILineApi api, TimeProvider time, ILogger<SlowTurns> log)
    : ISlowTurns, IDisposable
{
    /// <summary>Shorter waits need no sign.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// An answer may overtake the word that its event was stored: for so long it is remembered that there was one.
    /// </summary>
    private static readonly TimeSpan Overtaken = TimeSpan.FromSeconds(1);

    /// <summary>A multiple of five up to 60, as LINE asks; it ends with the answer.</summary>
    private const int ShownSeconds = 20;

    private const int MostWaiting = 10_000;

    /// <summary>
    /// LINE takes 100 of these a second for a channel; when everything is slow, the sign is the first to be left out.
    /// </summary>
    private const int MostInASecond = 50;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Wait> waiting = [];
    private (long Second, int Shown) rate;

    public void Started(string conversation, LineAccount account, string userId)
    {
        lock (gate)
        {
            var last = waiting.GetValueOrDefault(conversation);
            if (last is { State: State.Shown }) return;

            Remove(conversation);
            if (last is not { State: State.Answered })
                Add(conversation, new Wait(State.Waiting, account, userId), Slow);
        }
    }

    public void Answered(string conversation)
    {
        lock (gate)
        {
            if (!Remove(conversation)) Add(conversation, new Wait(State.Answered, null, null), Overtaken);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var wait in waiting.Values) wait.Timer?.Dispose();

            waiting.Clear();
        }
    }

    private void Due(string conversation, Wait wait)
    {
        lock (gate)
        {
            if (waiting.GetValueOrDefault(conversation) != wait) return;

            if (wait.State != State.Waiting || !MayShow())
            {
                Remove(conversation);
                return;
            }

            // Remembered as long as it can be seen, so that it is not asked for twice.
            wait.State = State.Shown;
            wait.Timer!.Change(TimeSpan.FromSeconds(ShownSeconds), Timeout.InfiniteTimeSpan);
        }

        _ = ShowAsync(conversation, wait);
    }

    private async Task ShowAsync(string conversation, Wait wait)
    {
        try
        {
            var sign = new JsonObject { ["chatId"] = wait.UserId, ["loadingSeconds"] = ShownSeconds };
            await api.CallAsync(wait.Account!, HttpMethod.Post, LinePaths.Loading, sign, CancellationToken.None);
        }
        catch (Exception failure)
        {
            NotShown(conversation, failure.GetType().Name);
        }
    }

    private bool MayShow()
    {
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        rate = rate.Second == second ? (second, rate.Shown + 1) : (second, 1);
        return rate.Shown <= MostInASecond;
    }

    private void Add(string conversation, Wait wait, TimeSpan until)
    {
        if (waiting.Count < MostWaiting)
        {
            waiting[conversation] = wait;
            wait.Timer = time.CreateTimer(_ => Due(conversation, wait), null, until, Timeout.InfiniteTimeSpan);
        }
    }

    private bool Remove(string conversation)
    {
        if (!waiting.Remove(conversation, out var wait)) return false;

        wait.Timer?.Dispose();
        return true;
    }

    [LoggerMessage(1630, LogLevel.Warning, "The loading animation of conversation {Conversation} could not be shown: {Error}")]
    private partial void NotShown(string conversation, string error);

    private enum State
    {
        Waiting,
        Shown,
        Answered,
    }

    private sealed class Wait(State state, LineAccount? account, string? userId)
    {
        public State State { get; set; } = state;

        public LineAccount? Account => account;

        public string? UserId => userId;

        public ITimer? Timer { get; set; }
    }
}
