using System.Threading.Channels;
using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Conversations;

/// <summary>
/// Passes on what was stored to those who look at a conversation now, in the order it was stored. One loop calls the
/// listeners, off the store's thread; a listener that throws is removed. Without listeners nothing is kept.
/// </summary>
internal sealed class Listeners : IAnnouncer, IAsyncDisposable
{
    private readonly ILogger<Listeners> log;
    private readonly Dictionary<string, List<Listener>> byConversation = [];
    private readonly Channel<(string Conversation, StoredActivity Stored)> announced =
        Channel.CreateUnbounded<(string, StoredActivity)>(new() { SingleReader = true });

    private readonly Task loop;
    private volatile Action<string>? overhearing;

    public Listeners(ILogger<Listeners> log)
    {
        this.log = log;
        loop = Task.Run(TellAsync);
    }

    public IDisposable Add(string conversation, Action<StoredActivity> tell)
    {
        var listener = new Listener(this, conversation, tell);
        lock (byConversation)
        {
            if (!byConversation.TryGetValue(conversation, out var list)) byConversation[conversation] = list = [];

            list.Add(listener);
        }

        return listener;
    }

    /// <summary>
    /// Told at once, on the caller's thread, in which conversations a citizen types. It must return at once.
    /// </summary>
    public IDisposable Overhear(Action<string> tell)
    {
        overhearing = tell;
        return new Ending(() => overhearing = null);
    }

    /// <summary>A listener that comes after this call reads what was announced from the store.</summary>
    public void Announce(string conversation, StoredActivity stored)
    {
        if (stored.Sequence == 0 && stored.Activity is { Type: "typing" } sign && !IsOurs(sign)) overhearing?.Invoke(conversation);
        lock (byConversation)
        {
            if (!byConversation.ContainsKey(conversation)) return;
        }

        announced.Writer.TryWrite((conversation, stored));
    }

    /// <summary>Another process has stored something: who listens is told that there is more to read.</summary>
    /// <param name="conversation">Null: it is not known where.</param>
    public void Stir(string? conversation)
    {
        lock (byConversation)
        {
            foreach (var key in byConversation.Keys.Where(key => (conversation ?? key) == key))
                announced.Writer.TryWrite((key, StoredActivity.More));
        }
    }

    public async ValueTask DisposeAsync()
    {
        announced.Writer.TryComplete();
        await loop;
    }

    private async Task TellAsync()
    {
        await foreach (var (conversation, stored) in announced.Reader.ReadAllAsync())
        {
            Listener[] listeners;
            lock (byConversation)
            {
                listeners = byConversation.TryGetValue(conversation, out var list) ? [.. list] : [];
            }

            foreach (var listener in listeners)
            {
                try
                {
                    listener.Tell(stored);
                }
                catch (Exception failure)
                {
                    log.ListenerFailed(conversation, failure.GetType().Name);
                    listener.Dispose();
                }
            }
        }
    }

    private static bool IsOurs(Activity sign) => sign.Object("from")?["role"]?.ToString() == "bot";

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    private void Remove(Listener listener)
    {
        lock (byConversation)
        {
            if (byConversation.TryGetValue(listener.Conversation, out var list) && list.Remove(listener)
                && list.Count == 0)
            {
                byConversation.Remove(listener.Conversation);
            }
        }
    }

    private sealed class Listener(Listeners owner, string conversation, Action<StoredActivity> tell) : IDisposable
    {
        public string Conversation => conversation;

        public void Tell(StoredActivity stored) => tell(stored);

        public void Dispose() => owner.Remove(this);
    }
}
