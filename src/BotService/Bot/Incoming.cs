namespace BotService.Bot;

/// <summary>What becomes of a received activity beyond being stored.</summary>
internal enum Purpose
{
    /// <summary>Nothing: it is kept and shown only.</summary>
    Record,

    /// <summary>It opens the conversation: one turn, but only if nothing was said by either side before.</summary>
    Greeting,

    /// <summary>A turn.</summary>
    Turn,
}

/// <summary>An activity on its way into the store.</summary>
/// <param name="EventKey">The same for every delivery of the same event.</param>
/// <param name="Raw">As it came, for the engine; the store keeps it encrypted and only until the turn has committed.</param>
/// <param name="Masked">Without personal data, for history; null when it is not part of the history (conversationUpdate).</param>
internal sealed record Incoming(
    string EventKey, string ActivityId, DateTimeOffset At, Purpose Purpose, Activity Raw, Activity? Masked);

/// <summary>A stored activity whose turn has not been committed.</summary>
/// <param name="Raw">As it came; the masked form from history when the key it was encrypted with is gone.</param>
/// <param name="Turns">How many turns the conversation has had; the commit holds only if that is still so.</param>
/// <param name="State">The dialog state as JSON; null at the start.</param>
internal sealed record Waiting(
    long InboxId, long Sequence, string ActivityId, Activity Raw, bool Greeting, Conversation Conversation, long Turns, string? State);
