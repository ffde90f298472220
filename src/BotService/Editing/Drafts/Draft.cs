namespace BotService.Editing.Drafts;

/// <summary>A change of the knowledge in the making, against a release.</summary>
/// <param name="Source">What it rests on: an official page, a letter, a plan's item.</param>
/// <param name="Base">The release that it changes.</param>
/// <param name="State">One of <see cref="DraftState"/>.</param>
/// <param name="Revision">The number of its last saving; 0: nothing was saved.</param>
/// <param name="Version">Raised by every change of the draft, also by those of its state.</param>
/// <param name="By">Who began it, by id.</param>
public sealed record Draft(
    long Number, string Title, string Reason, string Source, string Base, string State, int Revision, int Version, string By,
    DateTimeOffset At)
{
    /// <summary>What it answers: proposals, groups of misses, items of a plan, improvements.</summary>
    public IReadOnlyList<DraftCause> Causes { get; init; } = [];

    /// <summary>The entries that are meant to be answered differently by it.</summary>
    public IReadOnlyList<string> Expects { get; init; } = [];

    /// <summary>It goes live with one approver and a manager, and ends by itself unless confirmed.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>
    /// The content that was proposed, by <see cref="Releases.Files.FileList.Digest"/>; null before and after a
    /// change.
    /// </summary>
    public string? Content { get; init; }

    /// <summary>The release made of it.</summary>
    public string? Release { get; init; }

    /// <summary>From which day it holds, once it is scheduled.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Why it was rejected or withdrawn.</summary>
    public string? Word { get; init; }

    public bool IsOpen => State is DraftState.Editing or DraftState.Proposed or DraftState.Replayed or DraftState.Approved;
}

/// <param name="Kind">One of <see cref="CauseKind"/>.</param>
public sealed record DraftCause(string Kind, string Id);

public static class CauseKind
{
    public const string Proposal = "proposal", Miss = "miss", Improvement = "improvement", Plan = "plan";

    public static readonly IReadOnlyList<string> All = [Proposal, Miss, Improvement, Plan];
}

/// <summary>Where a draft stands. Any change of its content leads back to editing.</summary>
public static class DraftState
{
    public const string Editing = "editing", Proposed = "proposed", Replayed = "replayed", Approved = "approved",
        Scheduled = "scheduled", Published = "published", Rejected = "rejected", Withdrawn = "withdrawn", Superseded = "superseded";

    public static readonly IReadOnlyList<string> All =
        [Editing, Proposed, Replayed, Approved, Scheduled, Published, Rejected, Withdrawn, Superseded];

    private static readonly IReadOnlyDictionary<string, string[]> Next = new Dictionary<string, string[]>
    {
        [Editing] = [Proposed, Withdrawn],
        [Proposed] = [Editing, Replayed, Rejected, Withdrawn],
        [Replayed] = [Editing, Approved, Rejected, Withdrawn],
        [Approved] = [Editing, Scheduled, Rejected, Withdrawn],
        // Taken back before its day, it can be published for another.
        [Scheduled] = [Published, Approved, Withdrawn],
        [Published] = [Superseded],
        [Rejected] = [Editing, Withdrawn],
        [Withdrawn] = [],
        [Superseded] = [],
    };

    public static bool May(string from, string to) => Next[from].Contains(to);
}
