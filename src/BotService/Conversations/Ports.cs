using System.Text.Json.Nodes;
using BotService.Engine.Data;
using BotService.Engine.Dialogs;
using BotService.Protocol;

namespace BotService.Conversations;

/// <summary>The door that channels knock on. Whatever it acknowledges is stored and will be answered once.</summary>
public interface ITurnDoor
{
    /// <summary>Creates the conversation if it is new and greets when asked to. Repeating it changes nothing.</summary>
    /// <returns>The conversation, and whether this call created it.</returns>
    Task<(Conversation Conversation, bool Created)> OpenAsync(NewConversation start, CancellationToken cancel);

    /// <summary>Null when it is unknown.</summary>
    Task<Conversation?> FindAsync(string conversation, CancellationToken cancel);

    /// <summary>
    /// Stores the activity durably, then returns; its turn runs afterwards. The same event key
    /// again returns the first result.
    /// </summary>
    /// <exception cref="UnknownConversationException">There is no such conversation.</exception>
    Task<Accepted> ReceiveAsync(string conversation, Activity activity, CancellationToken cancel);

    /// <summary>
    /// Stores all the events durably or none, opens their conversations where they are new, then
    /// returns; their turns run afterwards.
    /// </summary>
    /// <returns>One result for each, in their order; an event already stored gives its first result.</returns>
    Task<IReadOnlyList<Accepted>> ReceiveAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancel);

    /// <summary>
    /// Completes with the replies once the activity's turn has committed; for callers that wait (expectReplies).
    /// </summary>
    Task<IReadOnlyList<StoredActivity>> RepliesToAsync(string conversation, Accepted accepted, CancellationToken cancel);

    /// <summary>
    /// What was said after a sequence number, oldest first, at most <paramref name="max"/> activities.
    /// </summary>
    Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversation, long after, int max, CancellationToken cancel);

    /// <summary>
    /// Told of every activity stored in the conversation from now on, including typing signs that are
    /// never stored; of those that another process stored, by <see cref="StoredActivity.More"/>. Dispose to stop.
    /// </summary>
    /// <param name="listener"> Called one activity at a time, in the order of the sequence numbers. It must return at
    /// once (put it into a queue of its own, with a bound); one that throws is removed.
    /// </param>
    IDisposable Listen(string conversation, Action<StoredActivity> listener);
}

/// <param name="Channel">directline · webchat · msteams …: the channel id that replies carry.</param>
/// <param name="ServiceUrl">Where replies are pushed to; null when the channel's client fetches them.</param>
/// <param name="Reference">What a pushed reply must carry back (bot, user, conversation objects), as
/// JSON; null when fetched.</param>
/// <param name="Greet">Say the greeting now, as the first turn.</param>
public sealed record NewConversation(
    string Id, string Channel, string? UserId, string? Locale, string? ServiceUrl, string? Reference, bool Greet)
{
    /// <summary>A call: whatever the channel, its replies are for the ear.</summary>
    public bool IsVoice { get; init; }
}

/// <param name="LastSequence">Number of the newest stored activity; 0 when there is none.</param>
public sealed record Conversation(
    string Id, string Channel, string? UserId, string? Locale, string? ServiceUrl, string? Reference,
    long LastSequence);

/// <summary>An activity that is now stored.</summary>
/// <param name="Sequence">Its number in the conversation: rises, may have gaps.</param>
public sealed record Accepted(string ActivityId, long Sequence, bool Duplicate);

/// <param name="Sequence">0 for what is only shown live, such as typing.</param>
/// <param name="Activity">As it came; of a reply of ours what the service vouches for, which its form is put to.</param>
/// <param name="Spoken">What a reply of ours means; null for what a client or a former program wrote.</param>
public sealed record StoredActivity(long Sequence, Activity Activity, Spoken? Spoken = null)
{
    /// <summary>What was read, or heard where it is a call's; null where nothing was.</summary>
    public string? Said => Heard ?? Spoken?.Reply.Text ?? Activity.Said;

    /// <summary>Under which name a person of ours said it, empty for none; null: none of them did.</summary>
    public string? WorkName => Spoken is not null && Activity.Object("channelData") is { } data && data["author"]?.ToString() == "staff"
        ? data["name"]?.ToString() ?? "" : null;

    /// <summary>What a call made of the reply, for the ear; null for what is read.</summary>
    internal JsonObject? Voice => Activity.Object("channelData")?["voice"] as JsonObject;

    private string? Heard => Voice?["text"]?.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>
    /// No activity: another process has stored some, which are to be read. Its number is higher than any.
    /// </summary>
    public static readonly StoredActivity More = new(long.MaxValue, new Activity([]));
}

/// <summary>
/// A reply as it is kept: what it means. Each channel gives it a form of its own when it delivers it.
/// </summary>
/// <param name="Receipt">Number under which its sheet can be called up again; null when it has none.</param>
public sealed record Spoken(Reply Reply, string? Receipt);

/// <summary>A sheet as it was given, kept under a number that cannot be guessed.</summary>
public sealed record Receipt(string Id, DateTimeOffset At, Engine.Cases.Sheet Sheet)
{
    /// <summary>What it was made of; null for those of former programs.</summary>
    public GivenCase? Case { get; init; }
}

public interface IReceipts
{
    Task<Receipt?> FindAsync(string id, CancellationToken cancel);
}

public sealed class UnknownConversationException(string conversation)
    : Exception($"There is no conversation {conversation}.");
