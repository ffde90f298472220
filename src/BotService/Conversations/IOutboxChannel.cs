using BotService.Engine.Data;

namespace BotService.Conversations;

/// <summary>Carries replies to a channel that has them pushed to its <c>serviceUrl</c>.</summary>
public interface IOutboxChannel
{
    /// <summary>
    /// True for the channel ids this sender is responsible for; the first one that says so gets the replies.
    /// </summary>
    bool Handles(string channel);

    /// <summary>
    /// True to have every attempt marked durably before it is made, so that <see cref="OutboxTurn.Uncertain"/> also
    /// tells of one in which the process died. A channel that sends again in any case spares itself the write.
    /// </summary>
    bool MarksAttempts => true;

    /// <summary>
    /// Delivers the replies of one turn, or the first of them. Called again until they are taken, refused or
    /// given up; the ids of the activities stay the same. An exception counts as
    /// <see cref="DeliveryOutcome.Unknown"/>: the channel may have them.
    /// </summary>
    Task<Delivery> SendAsync(OutboxTurn turn, CancellationToken cancel);
}

/// <summary>The replies of one turn that are still to be delivered, in their order; at least one.</summary>
/// <param name="Reference">As the conversation was opened with: what the replies must carry back.</param>
/// <param name="Ticket">What came with the answered activity for answering it, such as a reply token;
/// null when nothing did.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Uncertain">An earlier attempt ended unknown, if only because the process died in it: the channel
/// may have them already.</param>
public sealed record OutboxTurn(
    string Conversation, string Channel, string ServiceUrl, string? Reference, string? Ticket,
    IReadOnlyList<OutboxReply> Replies, int Attempt, bool Uncertain);

/// <param name="Said">As stored; its activity's <c>replyToId</c> names the activity it answers.</param>
public sealed record OutboxReply(long Id, StoredActivity Said);

public enum DeliveryOutcome
{
    /// <summary>The channel has them.</summary>
    Taken,

    /// <summary>The channel has them not; worth another attempt later.</summary>
    Failed,

    /// <summary>The channel may have them: worth another attempt that does not double them.</summary>
    Unknown,

    /// <summary>The channel takes them only with the answer to the citizen's next message.</summary>
    Parked,

    /// <summary>They will never be taken, such as after the conversation was deleted there.</summary>
    Refused,
}

/// <param name="RetryAfter">How long the channel asks to wait before the next attempt.</param>
/// <param name="Reason">For the log and the record: a status or an error's name, never contents.</param>
public sealed record Delivery(DeliveryOutcome Outcome, TimeSpan? RetryAfter = null, string? Reason = null)
{
    public static readonly Delivery Taken = new(DeliveryOutcome.Taken);

    /// <summary>How many of the turn's replies this speaks for, counted from the first.</summary>
    public int Count { get; init; } = int.MaxValue;

    /// <summary>
    /// How they went, for the record, where a channel has several ways: reply (free of charge), push.
    /// </summary>
    public string? Way { get; init; }

    public static Delivery Failed(string reason, TimeSpan? retryAfter = null) =>
        new(DeliveryOutcome.Failed, retryAfter, reason);

    public static Delivery Unknown(string reason) => new(DeliveryOutcome.Unknown, null, reason);

    public static readonly Delivery Parked = new(DeliveryOutcome.Parked);

    public static Delivery Refused(string reason) => new(DeliveryOutcome.Refused, null, reason);
}
