using BotService.Protocol;

namespace BotService.Conversations;

/// <summary>What becomes of a received activity beyond being stored.</summary>
internal enum Purpose
{
    /// <summary>Nothing: it is kept and shown only.</summary>
    Record,

    /// <summary>It opens the conversation: one turn, but only if nothing was said by either side before.</summary>
    Greeting,

    /// <summary>The citizen comes, again perhaps: a turn that greets, each time.</summary>
    Welcome,

    /// <summary>A turn.</summary>
    Turn,

    /// <summary>The citizen leaves: nothing is sent any more until a turn or a welcome.</summary>
    Leave,

    /// <summary>
    /// The sender takes back what <see cref="Incoming.Withdrawn"/> names, be it answered, waiting or still to come.
    /// </summary>
    Withdrawal,
}

/// <summary>An activity on its way into the store.</summary>
/// <param name="EventKey">The same for every delivery of the same event.</param>
/// <param name="Raw">As it came, for the engine; the store keeps it encrypted and only until
/// the turn has committed.</param>
/// <param name="Masked">Without personal data, for history; null when it is not part of the
/// history (conversationUpdate).</param>
internal sealed record Incoming(
    string EventKey, string ActivityId, DateTimeOffset At, Purpose Purpose, Activity Raw, Activity? Masked)
{
    /// <summary>By the channel's clock; null when it does not tell.</summary>
    public DateTimeOffset? Happened { get; init; }

    /// <summary>Kept encrypted until the replies are delivered or given up.</summary>
    public string? Ticket { get; init; }

    /// <summary>The event key tells duplicates at least until then; null: as long as the history lasts.</summary>
    public DateTimeOffset? KnownUntil { get; init; }

    /// <summary>With <see cref="Purpose.Withdrawal"/>: the id of what is withdrawn.</summary>
    public string? Withdrawn { get; init; }
}

/// <summary>An event with its conversation, on their way into the store together.</summary>
/// <param name="At">When it came.</param>
/// <param name="Greeting">Received first, where the conversation asks for it.</param>
/// <param name="Event">Null when the activity itself is not stored.</param>
internal sealed record Intake(NewConversation Conversation, DateTimeOffset At, Incoming? Greeting, Incoming? Event);

/// <summary>A stored activity whose turn has not been committed.</summary>
/// <param name="Raw">As it came; the masked form from history when the key it was encrypted with is gone.</param>
/// <param name="Turns">How many turns the conversation has had; the commit holds only if that is still so.</param>
/// <param name="State">The dialog state as JSON; null at the start.</param>
internal sealed record Waiting(
    long InboxId, long Sequence, string ActivityId, Activity Raw, bool Greeting, Conversation Conversation, long Turns,
    string? State)
{
    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// So many turns of the conversation wait before it: for approval the first, behind that the others.
    /// </summary>
    public int Ahead { get; init; }

    /// <summary>It waited behind one, and need not any more.</summary>
    public bool HasWaited { get; init; }
}
