namespace BotService.Conversations;

/// <summary>
/// What the pipeline asks of a store. Every change is durable when its task completes. Ids of activities are the
/// caller's, sequence numbers the store's; it tells <see cref="IAnnouncer"/> of each stored activity after the
/// commit, in the order of the numbers.
/// </summary>
internal interface IConversations
{
    /// <summary>
    /// Creates the conversation, or brings its service address up to date; with a greeting, that is received too.
    /// </summary>
    Task<(Conversation Conversation, bool Created, bool Greets)> OpenAsync(
        NewConversation start, Incoming? greeting, CancellationToken cancel);

    Task<Conversation?> FindAsync(string id, CancellationToken cancel);

    Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversation, long after, int max, CancellationToken cancel);
}

internal interface IInbox
{
    /// <returns>What was stored, and whether a turn waits for it now; a duplicate gives the
    /// first result and no turn.</returns>
    /// <exception cref="UnknownConversationException"/>
    Task<(Accepted Accepted, bool Turn)> ReceiveAsync(string conversation, Incoming incoming, CancellationToken cancel);

    /// <summary>
    /// Receives all of them or none; conversations are created where they are new, or brought up to date. An activity
    /// that was withdrawn before it came is stored blank.
    /// </summary>
    Task<IReadOnlyList<Taken>> ReceiveAsync(IReadOnlyList<Intake> intakes, CancellationToken cancel);

    /// <summary>The conversation of every waiting turn, oldest first: one mention per turn.</summary>
    Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancel);

    /// <summary>
    /// The conversation's waiting turn that happened first, or came first where that is not
    /// known; null when there is none, or the conversation is another process's.
    /// </summary>
    Task<Waiting?> NextAsync(string conversation, CancellationToken cancel);

    /// <returns>Null when someone else has answered the turn or another of the conversation meanwhile, the
    /// conversation has become another process's, or the turn was withdrawn.</returns>
    Task<Committed?> CommitAsync(TurnCommit commit, CancellationToken cancel);

    /// <summary>The stored replies to an activity; null while its turn waits.</summary>
    Task<IReadOnlyList<StoredActivity>?> RepliesAsync(string conversation, Accepted accepted, CancellationToken cancel);
}

/// <param name="Replies">As stored.</param>
/// <param name="More">Further turns wait in the conversation, whoever received them.</param>
internal sealed record Committed(IReadOnlyList<StoredActivity> Replies, bool More);

internal interface ISayings
{
    /// <summary>Keeps what is said unasked, in its place, and for the outbox where replies are pushed.</summary>
    /// <returns>What stands there; of the first time, if it was said under this reason before.</returns>
    /// <exception cref="UnknownConversationException"/>
    Task<IReadOnlyList<StoredActivity>> AddAsync(Saying saying, CancellationToken cancel);
}

/// <summary>What is said unasked.</summary>
/// <param name="Reason">Said once in the conversation under each.</param>
/// <param name="Said">Not numbered yet; at least one.</param>
internal sealed record Saying(
    string Conversation, string Reason, DateTimeOffset At, IReadOnlyList<StoredActivity> Said, IReadOnlyList<Receipt> Receipts)
{
    /// <summary>Where the dialogue stands afterwards; null: as it did.</summary>
    public NextState? Next { get; init; }
}

/// <param name="Turns">How many turns the conversation had when this was decided; with this one it has one more, so that a turn
/// that is decided meanwhile is decided anew.</param>
internal sealed record NextState(string State, long Turns);

/// <param name="Accepted">Null when there was no event to store.</param>
/// <param name="Turn">A turn waits for the event now.</param>
/// <param name="Greets">A turn waits for the greeting now.</param>
internal sealed record Taken(Accepted? Accepted, bool Turn, bool Greets);

internal interface IOutbox
{
    /// <summary>Every conversation with messages to send.</summary>
    Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancel);

    /// <summary>
    /// The waiting replies of the conversation's oldest turn that has some; null when there are none. Where
    /// that one may not be sent before
    /// <paramref name="patience"/>, the oldest turn with a ticket that may be sent now
    /// comes first: tickets do not wait.
    /// </summary>
    Task<OutboxWork?> NextAsync(
        string conversation, DateTimeOffset now, DateTimeOffset patience, CancellationToken cancel);

    /// <summary>
    /// Marks an attempt at these replies before it is made. The mark stays until it is known how the attempt ended.
    /// </summary>
    /// <returns>False when some are no longer to be sent: nothing is marked.</returns>
    Task<bool> BeginAsync(IReadOnlyList<long> ids, DateTimeOffset at, CancellationToken cancel);

    /// <param name="ids">The first of the turn's waiting replies; those after them have no attempt behind them.</param>
    /// <param name="way">How they went; null when the channel has but one way.</param>
    Task SentAsync(IReadOnlyList<long> ids, string? way, DateTimeOffset at, CancellationToken cancel);

    /// <summary>They wait for the citizen's next message, and go with the answer to it.</summary>
    Task ParkAsync(IReadOnlyList<long> ids, DateTimeOffset at, CancellationToken cancel);

    /// <param name="ids">The first of the turn's waiting replies; those after them have no attempt behind them.</param>
    /// <param name="uncertain">The channel may have them all the same.</param>
    /// <param name="retry">When to try again; null gives the replies up and keeps them as failed.</param>
    Task FailedAsync(
        IReadOnlyList<long> ids, int attempt, string reason, bool uncertain, DateTimeOffset? retry,
        CancellationToken cancel);
}

/// <param name="NotBefore">When the next attempt is due.</param>
internal sealed record OutboxWork(OutboxTurn Turn, DateTimeOffset Queued, DateTimeOffset NotBefore);

/// <summary>
/// Hears of what was stored. Called on the store's writing thread: must return at once and never throw.
/// </summary>
internal interface IAnnouncer
{
    void Announce(string conversation, StoredActivity stored);
}
