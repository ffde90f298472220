using BotService.Review.Low;

namespace BotService.Storage;

/// <summary>
/// A row of the list of conversations that went badly. Properties: times have another type in each engine.
/// </summary>
internal sealed class LowRow
{
    /// <summary>Of <c>low_items i</c>. The words come a turn after the rating that they go with.</summary>
    public const string Columns =
        "i.number as Number, i.conversation as Conversation, i.at as At, i.heard_at as HeardAt, i.reasons as Reasons, "
        + "i.status as Status, i.cause as Cause, i.assignee as Assignee, i.due as Due, i.chases as Chases, "
        + "i.chased_at as ChasedAt, i.entry as Entry, i.organisation as Organisation, i.score as Score, "
        + "i.closed_at as ClosedAt, i.version as Version, (select r.words from ratings r where r.conversation = "
        + "i.conversation and r.words is not null order by r.number desc limit 1) as Words";

    public long Number { get; init; }
    public required string Conversation { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset HeardAt { get; init; }
    public required string Reasons { get; init; }
    public required string Status { get; init; }
    public string? Cause { get; init; }
    public string? Assignee { get; init; }
    public string? Due { get; init; }
    public long Chases { get; init; }
    public DateTimeOffset? ChasedAt { get; init; }
    public string? Entry { get; init; }
    public string? Organisation { get; init; }
    public long? Score { get; init; }
    public string? Words { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public long Version { get; init; }

    public LowItem Item => new(
        Number, Conversation, At, HeardAt, Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Status == LowItem.Open, Cause, Assignee, StoredDay.ReadOrNone(Due), (int)Chases, ChasedAt, Entry, Organisation, (int?)Score,
        Words, ClosedAt, (int)Version);
}
