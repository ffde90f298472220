using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Bot.Turns;
using Microsoft.Extensions.Options;

namespace BotService.Bot;

/// <summary>Takes activities in: masks, stores, then wakes the turn runner.</summary>
internal sealed class Reception(
    IConversations conversations,
    IInbox inbox,
    TurnRunner runner,
    TurnReplies replies,
    Listeners listeners,
    Ids ids,
    TimeProvider time,
    IOptions<SiteOptions> site) : IBot
{
    public async Task<(Conversation Conversation, bool Created)> OpenAsync(NewConversation start, CancellationToken cancel)
    {
        start = start with { Locale = LanguageTag.OrNull(start.Locale) };
        var (conversation, created, greets) = await conversations.OpenAsync(start, start.Greet ? Greeting(start) : null, cancel);
        if (greets)
        {
            runner.Wake(start.Id);
        }

        return (conversation, created);
    }

    public Task<Conversation?> FindAsync(string conversation, CancellationToken cancel) => conversations.FindAsync(conversation, cancel);

    public async Task<Accepted> ReceiveAsync(string conversation, Activity activity, CancellationToken cancel)
    {
        var known = await conversations.FindAsync(conversation, cancel) ?? throw new UnknownConversationException(conversation);
        var id = activity.Id is { Length: > 0 } given ? given : ids.Activity();
        var now = time.GetUtcNow();
        if (TurnInput.IsFleeting(activity))
        {
            var shown = ActivityMask.Mask(activity);
            Stamp.Received(shown, id, now, known);
            listeners.Announce(conversation, new StoredActivity(0, shown));
            return new Accepted(id, 0, Duplicate: false);
        }

        Activity? masked = null;
        if (!TurnInput.IsHidden(activity))
        {
            masked = ActivityMask.Mask(activity);
            Stamp.Received(masked, id, now, known);
        }

        var purpose = TurnInput.PurposeOf(activity, site.Value.BotId);
        var (accepted, turn) = await inbox.ReceiveAsync(
            conversation, new Incoming(EventKey(activity, id), id, now, purpose, activity, masked), cancel);
        if (turn)
        {
            runner.Wake(conversation);
        }

        return accepted;
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

    public Task<IReadOnlyList<Activity>> RepliesToAsync(string conversation, Accepted accepted, CancellationToken cancel) =>
        replies.WaitAsync(conversation, accepted, cancel);

    public Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversation, long after, int max, CancellationToken cancel) =>
        conversations.ReadAsync(conversation, after, max, cancel);

    public IDisposable Listen(string conversation, Action<StoredActivity> listener) => listeners.Add(conversation, listener);

    private Incoming Greeting(NewConversation start)
    {
        var opening = new Activity(new JsonObject { ["type"] = "conversationUpdate" });
        if (start.Locale is { } locale)
        {
            opening.Json["locale"] = locale;
        }

        return new Incoming("open", ids.Activity(), time.GetUtcNow(), Purpose.Greeting, opening, Masked: null);
    }

    /// <summary>
    /// A client repeats a post whose answer was lost with the same <c>clientActivityID</c>; a channel repeats the activity's id. Hashed, because
    /// both are the sender's text of any length.
    /// </summary>
    private static string EventKey(Activity activity, string id)
    {
        var client = activity.Object("channelData")?["clientActivityID"] is JsonValue v && v.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
        var key = client is null ? $"id\n{id}" : $"client\n{activity.FromId}\n{client}";
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(key)), 0, 18);
    }
}
