using BotService.Review.Improvements;

namespace BotService.Storage;

/// <summary>A row of the register. Properties: times have another type in each engine.</summary>
internal sealed class ImprovementRow
{
    public const string Columns =
        "number as Number, at as At, by_whom as ByWhom, cause as Cause, problem as Problem, measure as Measure, aim as Aim, "
        + "entries as Entries, organisation as Organisation, miss_group as MissGroup, item as Item, owner as Owner, "
        + "due as Due, status as Status, started_at as StartedAt, closed_at as ClosedAt, closed_by as ClosedBy, "
        + "reopened_at as ReopenedAt, quarter as Quarter, version as Version";

    public long Number { get; init; }
    public DateTimeOffset At { get; init; }
    public required string ByWhom { get; init; }
    public required string Cause { get; init; }
    public required string Problem { get; init; }
    public required string Measure { get; init; }
    public required string Aim { get; init; }
    public required string Entries { get; init; }
    public string? Organisation { get; init; }
    public long? MissGroup { get; init; }
    public long? Item { get; init; }
    public required string Owner { get; init; }
    public required string Due { get; init; }
    public required string Status { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ClosedBy { get; init; }
    public DateTimeOffset? ReopenedAt { get; init; }
    public string? Quarter { get; init; }
    public long Version { get; init; }

    public Improvement Improvement => new(
        Number, At, ByWhom, Cause, Problem, Measure, Aims.Find(Aim) ?? Review.Improvements.Aim.Missed,
        Entries.Split(' ', StringSplitOptions.RemoveEmptyEntries), Organisation, MissGroup, Item, Owner,
        StoredDay.Read(Due), Status, StartedAt, ClosedAt, ClosedBy, ReopenedAt, Quarter, (int)Version);
}
