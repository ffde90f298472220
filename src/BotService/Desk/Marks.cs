using BotService.Staff.Audit;

namespace BotService.Desk;

/// <summary>How good an answer was.</summary>
public enum MarkKind { Right, Partly, Wrong, Better }

/// <summary>A clerk's judgement of what the desk suggested for somebody's words.</summary>
/// <param name="Text">The citizen's words; the store masks them before it keeps them.</param>
/// <param name="Entry">The entry judged; null where none was suggested.</param>
/// <param name="Better">The right one; with <see cref="MarkKind.Better"/> and with nothing else.</param>
/// <param name="Note">A word with it, masked by the store; null when none was written.</param>
/// <param name="Organisation">That of the right entry, else of the one judged; null when there is none.</param>
/// <param name="Release">The knowledge that suggested it.</param>
public sealed record Mark(
    DateTimeOffset At, string By, string Text, string? Entry, MarkKind Kind, string? Better, string? Note,
    string? Organisation, string Release)
{
    /// <summary>
    /// What the assistant took the words for, whatever the clerk went on to choose; null: for nothing.
    /// </summary>
    public string? Found { get; init; }

    /// <summary>How probable it told that to be, 0…1.</summary>
    public double? Probability { get; init; }

    /// <summary>Longest word with a mark.</summary>
    public const int LongestNote = 500;
}

/// <summary>How far a mark was worked off.</summary>
public enum MarkStatus
{
    New,

    /// <summary>Somebody works on what it says.</summary>
    TakenUp,

    /// <summary>A release answers as the mark wants it.</summary>
    Released,
}

/// <param name="Author">The e-mail address of who set it; null when they are no longer known.</param>
/// <param name="StatusAt">Since when it stands so; null while it is new.</param>
public sealed record KeptMark(long Number, Mark Mark, MarkStatus Status, DateTimeOffset? StatusAt, string? Author);

/// <param name="By">Of this person; null: of everybody.</param>
/// <param name="Organisation">Of this organisation's entries only; null: of all.</param>
/// <param name="Before">Of a lower number only: where the page before ended.</param>
public sealed record MarkFilter(string? By, string? Organisation, MarkStatus? Status, long? Before)
{
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

public interface IDeskMarks
{
    /// <summary>How long marks are kept. Those that were not taken up go too: a release of then is long gone.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Keeps it, and counts it for its entry and day.</summary>
    /// <returns>Its number.</returns>
    Task<long> AddAsync(Mark mark, Deed deed, CancellationToken cancel);

    /// <summary>Newest first, at most <paramref name="max"/>.</summary>
    Task<IReadOnlyList<KeptMark>> ReadAsync(MarkFilter filter, int max, CancellationToken cancel);

    /// <summary>How many the filter lets through, on whatever page.</summary>
    Task<int> CountAsync(MarkFilter filter, CancellationToken cancel);

    /// <summary>Sets the status of one that is in another.</summary>
    /// <param name="organisation">Only if it is of this organisation's entries; null: of whatever.</param>
    /// <returns>False when there is no such mark to be seen, or somebody was quicker.</returns>
    Task<bool> MoveAsync(long number, MarkStatus from, MarkStatus to, string? organisation, Deed deed, CancellationToken cancel);
}
