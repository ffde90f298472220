using BotService.Conversations;
using BotService.Review.Low;

namespace BotService.Held;

/// <summary>An answer that waits for approval, or did.</summary>
/// <param name="Asker">Who asked, as the channel names them; null where it does not.</param>
/// <param name="Rule">That by which it was held, by number.</param>
/// <param name="Question">Masked; empty when it was withdrawn.</param>
/// <param name="Due">By when the citizen was told to have it.</param>
/// <param name="Lapses">When nobody may decide any more.</param>
/// <param name="Status">One of <see cref="HeldStates"/>.</param>
public sealed record HeldAnswer(
    long Number, string Conversation, string? Asker, long Rule, string Entry, string? Organisation, string Channel, string Locale,
    string Question, DateTimeOffset HeldAt, DateTimeOffset Due, DateTimeOffset Lapses, string Status, int Version)
{
    /// <summary>As the citizen would see them, in their order; none where a list is read.</summary>
    public IReadOnlyList<StoredActivity> Replies { get; init; } = [];

    /// <summary>How the turn went, while it waits; null in a list.</summary>
    public TalkTurn? Turn { get; init; }

    /// <summary>The dialogue as it would go on, as JSON, while it waits.</summary>
    internal string? State { get; init; }

    /// <summary>What a clerk wrote in the answer's place; null for nothing.</summary>
    public string? Edit { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Word { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public bool IsWaiting => Status == HeldStates.Waiting;

    public string StatusAt(DateTimeOffset now) => IsWaiting && Due < now ? HeldStates.Late : Status;
}

public static class HeldStates
{
    public const string Waiting = "waiting", Approved = "approved", Edited = "edited", Refused = "refused", Lapsed = "lapsed",
        Withdrawn = "withdrawn";

    /// <summary>Of a list: it waits, and the time that the citizen was told is over.</summary>
    public const string Late = "overdue";

    public static readonly IReadOnlyList<string> All = [Waiting, Late, Approved, Edited, Refused, Lapsed, Withdrawn];
}
