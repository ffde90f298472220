namespace BotService.Review.Improvements;

/// <summary>
/// Something that is done so that something gets better: cause → measure → owner → due → evidence → effect.
/// </summary>
/// <param name="By">Who registered it: a person's id.</param>
/// <param name="Cause">Of the fixed list of root causes.</param>
/// <param name="Problem">What is wrong, in words; <paramref name="Measure"/>: what is done about it.</param>
/// <param name="Aim">The figure that is to get better.</param>
/// <param name="Entries">Whose questions it is about; <see cref="IOutcomes.NoEntry"/> for those that found none.</param>
/// <param name="Organisation">That of its entries where they have one in common; null: of several, or none.</param>
/// <param name="Group">The group of missed questions, <paramref name="Item"/> the conversation it began with.</param>
/// <param name="Owner">A person's id.</param>
/// <param name="Quarter">The quarter whose figures opened it again; null when it never was.</param>
public sealed record Improvement(
    long Number, DateTimeOffset At, string By, string Cause, string Problem, string Measure, Aim Aim,
    IReadOnlyList<string> Entries, string? Organisation, long? Group, long? Item, string Owner, DateOnly Due,
    string Status, DateTimeOffset? StartedAt, DateTimeOffset? ClosedAt, string? ClosedBy, DateTimeOffset? ReopenedAt,
    string? Quarter, int Version)
{
    public const string Planned = "planned";
    public const string Started = "started";
    public const string Closed = "closed";
    public const string Dropped = "dropped";

    /// <summary>Characters of a problem or a measure.</summary>
    public const int LongestText = 2000;

    /// <summary>Entries of one.</summary>
    public const int MostEntries = 20;

    public bool IsOver => Status is Closed or Dropped;

    public bool IsLate(DateOnly today) => !IsOver && Due < today;
}

/// <summary>One that is to be registered.</summary>
public sealed record NewImprovement(
    string Cause, string Problem, string Measure, Aim Aim, IReadOnlyList<string> Entries, string? Organisation,
    long? Group, long? Item, string Owner, DateOnly Due);

/// <summary>Why one may believe that the measure was taken.</summary>
/// <param name="Name">A release's id, a file's name, or a report's.</param>
/// <param name="Figures">What a report says; null for others.</param>
/// <param name="Sha256">Of a file, in lower hex.</param>
public sealed record Proof(
    long Number, DateTimeOffset At, string By, EvidenceKind Kind, string Name, string? Figures, string? Sha256, long? Size)
{
    /// <summary>Bytes of a file.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    public const int LongestFigures = 2000;
}

/// <summary>A note alone is none.</summary>
public enum EvidenceKind { Release, File, Report }

/// <summary>An effect as it was measured, and by whom.</summary>
/// <param name="IsOfQuarter">Nobody asked for it: the quarter after the closing was compared with what had been reached.</param>
public sealed record MeasuredEffect(long Number, DateTimeOffset At, string By, bool IsOfQuarter, Effect Effect);
