using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Tests.Channels;

/// <summary>A bot in memory that greets and repeats what it hears, with the same promises as the real one.</summary>
internal sealed class FakeBot : ITurnDoor
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Talk> talks = [];
    private readonly Ids ids = new();

    /// <summary>Answers to an activity, as texts.</summary>
    public Func<Activity, IEnumerable<string>> Script { get; set; } = heard => [$"You said {heard.Said}"];

    /// <summary>Thrown by every read while set.</summary>
    public Exception? ReadFault { get; set; }

    public Exception? ReceiveFault { get; set; }

    public int Reads { get; private set; }

    public IReadOnlyList<Activity> Heard
    {
        get { lock (gate) { return [.. talks.Values.SelectMany(talk => talk.Heard)]; } }
    }

    public IReadOnlyList<NewConversation> Opened
    {
        get { lock (gate) { return [.. talks.Values.Select(talk => talk.Start)]; } }
    }

    public async Task<IReadOnlyList<Accepted>> ReceiveAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancel)
    {
        var accepted = new List<Accepted>();
        foreach (var arrival in arrivals)
        {
            await OpenAsync(arrival.Conversation, cancel);
            accepted.Add(await ReceiveAsync(arrival.Conversation.Id, arrival.Activity, cancel));
        }

        return accepted;
    }

    public Task<(Conversation Conversation, bool Created)> OpenAsync(NewConversation start, CancellationToken cancel)
    {
        lock (gate)
        {
            var created = talks.TryAdd(start.Id, new Talk(start));
            var talk = talks[start.Id];
            if (created && start.Greet) Say(talk, "Hello", null);

            return Task.FromResult((Describe(talk), created));
        }
    }

    public Task<Conversation?> FindAsync(string conversation, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(talks.TryGetValue(conversation, out var talk) ? Describe(talk) : null);
        }
    }

    public Task<Accepted> ReceiveAsync(string conversation, Activity activity, CancellationToken cancel)
    {
        if (ReceiveFault is not null) return Task.FromException<Accepted>(ReceiveFault);

        lock (gate)
        {
            if (!talks.TryGetValue(conversation, out var talk)) throw new UnknownConversationException(conversation);

            var key = $"{activity.FromId}/{activity.Object("channelData")?["clientActivityID"] ?? activity.Id ?? ids.Activity()}";
            if (talk.Keys.TryGetValue(key, out var first))
            {
                return Task.FromResult(first with { Duplicate = true });
            }

            talk.Heard.Add(activity);
            Store(talk, activity);
            var accepted = talk.Keys[key] = new Accepted(activity.Text("id")!, talk.Said.Count, false);
            if (activity.Type is "message" or "invoke")
            {
                talk.Replies[accepted.ActivityId] =
                    [.. Script(activity).Select(text => Say(talk, text, accepted.ActivityId))];
            }

            return Task.FromResult(accepted);
        }
    }

    public Task<IReadOnlyList<StoredActivity>> RepliesToAsync(
        string conversation, Accepted accepted, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<StoredActivity>>(
                [.. (talks[conversation].Replies.GetValueOrDefault(accepted.ActivityId) ?? [])
                    .Select(reply => new StoredActivity(0, reply))]);
        }
    }

    public Task<IReadOnlyList<StoredActivity>> ReadAsync(
        string conversation, long after, int max, CancellationToken cancel)
    {
        lock (gate)
        {
            Reads++;
            return ReadFault is not null
                ? Task.FromException<IReadOnlyList<StoredActivity>>(ReadFault)
                : Task.FromResult<IReadOnlyList<StoredActivity>>(
                    [.. talks[conversation].Said.Skip((int)after).Take(max)]);
        }
    }

    public IDisposable Listen(string conversation, Action<StoredActivity> listener)
    {
        lock (gate)
        {
            talks[conversation].Listeners.Add(listener);
        }

        return new Stop(() =>
        {
            lock (gate)
            {
                talks[conversation].Listeners.Remove(listener);
            }
        });
    }

    /// <summary>Says something without being asked.</summary>
    public void Say(string conversation, string text)
    {
        lock (gate)
        {
            Say(talks[conversation], text, null);
        }
    }

    public int Listening(string conversation)
    {
        lock (gate)
        {
            return talks[conversation].Listeners.Count;
        }
    }

    private Activity Say(Talk talk, string text, string? replyTo)
    {
        var said = new Activity(new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = "bot", ["role"] = "bot" },
            ["text"] = text,
            ["replyToId"] = replyTo,
        });
        Store(talk, said);
        return said;
    }

    private void Store(Talk talk, Activity activity)
    {
        var sequence = talk.Said.Count + 1;
        activity.Json["id"] ??= ids.Activity();
        activity.Json["channelId"] = talk.Start.Channel;
        activity.Json["conversation"] = new JsonObject { ["id"] = talk.Start.Id };
        if (activity.Json["channelData"] is not JsonObject data) activity.Json["channelData"] = data = [];

        data["webchat:sequence-id"] = sequence;
        var stored = new StoredActivity(sequence, activity);
        talk.Said.Add(stored);
        talk.Listeners.ForEach(tell => tell(stored));
    }

    private static Conversation Describe(Talk talk) =>
        new(talk.Start.Id, talk.Start.Channel, talk.Start.UserId, talk.Start.Locale, talk.Start.ServiceUrl,
            talk.Start.Reference, talk.Said.Count);

    private sealed record Talk(NewConversation Start)
    {
        public List<StoredActivity> Said { get; } = [];

        public List<Activity> Heard { get; } = [];

        public Dictionary<string, Accepted> Keys { get; } = [];

        public Dictionary<string, IReadOnlyList<Activity>> Replies { get; } = [];

        public List<Action<StoredActivity>> Listeners { get; } = [];
    }

    private sealed class Stop(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
