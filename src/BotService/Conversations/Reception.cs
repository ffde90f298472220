using BotService.Conversations.Turns;
using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Conversations;

/// <summary>Takes activities in: masks, stores, then wakes the turn runner.</summary>
internal sealed class Reception(
    IConversations conversations, IInbox inbox, Admission admission, TurnRunner runner, TurnReplies replies,
    Listeners listeners) : ITurnDoor
{
    public async Task<(Conversation Conversation, bool Created)> OpenAsync(
        NewConversation start, CancellationToken cancel)
    {
        start = start with { Locale = LanguageTag.OrNull(start.Locale) };
        var (conversation, created, greets) = await conversations.OpenAsync(
            start, start.Greet ? admission.Opening(start) : null, cancel);
        if (greets) runner.Wake(start.Id);

        return (conversation, created);
    }

    public Task<Conversation?> FindAsync(string conversation, CancellationToken cancel) =>
        conversations.FindAsync(conversation, cancel);

    public async Task<Accepted> ReceiveAsync(string conversation, Activity activity, CancellationToken cancel)
    {
        var known = await conversations.FindAsync(conversation, cancel)
            ?? throw new UnknownConversationException(conversation);
        if (TurnInput.IsFleeting(activity)) return Show(activity, known.Id, known.Channel);

        var incoming = admission.Of(activity, known.Id, known.Channel);
        var (accepted, turn) = await inbox.ReceiveAsync(conversation, incoming, cancel);
        AfterStoring(conversation, incoming, turn);
        return accepted;
    }

    public async Task<IReadOnlyList<Accepted>> ReceiveAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancel)
    {
        var intakes = arrivals.Select(admission.Of).ToList();
        var taken = intakes.Count == 0 ? [] : await inbox.ReceiveAsync(intakes, cancel);

        var accepted = new List<Accepted>(arrivals.Count);
        for (var i = 0; i < arrivals.Count; i++)
        {
            var start = arrivals[i].Conversation;
            if (taken[i].Greets) runner.Wake(start.Id);

            if (intakes[i].Event is { } incoming) AfterStoring(start.Id, incoming, taken[i].Turn);

            accepted.Add(taken[i].Accepted ?? Show(arrivals[i].Activity, start.Id, start.Channel));
        }

        return accepted;
    }

    public Task<IReadOnlyList<StoredActivity>> RepliesToAsync(
        string conversation, Accepted accepted, CancellationToken cancel) =>
        replies.WaitAsync(conversation, accepted, cancel);

    public Task<IReadOnlyList<StoredActivity>> ReadAsync(
        string conversation, long after, int max, CancellationToken cancel) =>
        conversations.ReadAsync(conversation, after, max, cancel);

    public IDisposable Listen(string conversation, Action<StoredActivity> listener) =>
        listeners.Add(conversation, listener);

    private Accepted Show(Activity activity, string conversation, string channel)
    {
        var (id, shown) = admission.Show(activity, conversation, channel);
        listeners.Announce(conversation, new StoredActivity(0, shown));
        return new Accepted(id, 0, Duplicate: false);
    }

    private void AfterStoring(string conversation, Incoming incoming, bool turn)
    {
        if (turn) runner.Wake(conversation);

        if (incoming.Withdrawn is { } withdrawn)
        {
            // Whoever waits for its replies gets none.
            replies.Answered(conversation, withdrawn, []);
        }
    }
}
