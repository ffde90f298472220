using BotService.Engine.Plans;
using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Renewal;

/// <summary>A file that a plan came in as.</summary>
/// <param name="Hash">SHA-256 of its bytes, in lower hex: the same file is known again by it.</param>
/// <param name="Text">Its lines as they were read.</param>
public sealed record PlanSourceFile(string Name, string Hash, string Text);

/// <summary>
/// What somebody said of one part of an item: that it is right as it was read, or what it is instead. It is a rule for the same
/// file, and offered for the next year's plan.
/// </summary>
/// <param name="Part">text, departments or deadline.</param>
/// <param name="Read">What the reader had made of it.</param>
/// <param name="Value">What it is; several departments are parted by lines.</param>
public sealed record PlanMend(string Path, string Part, string Read, string Value, DateTimeOffset At, string By)
{
    public static readonly string[] Parts = ["text", "departments", "deadline", "path"];
}

/// <summary>A plan with all that is kept of it.</summary>
/// <param name="Read">As the reader left it, without mends.</param>
/// <param name="Version">Which every mend raises.</param>
public sealed record PlanSheet(ServicePlan Read, PlanSourceFile File, IReadOnlyList<PlanMend> Mends, int Version,
    DateTimeOffset At, string By);

/// <summary>What became of a plan that came in.</summary>
public enum PlanTaking
{
    Kept,

    /// <summary>The same file is kept already.</summary>
    SameFile,

    /// <summary>Another file has this id.</summary>
    IdTaken,
}

/// <summary>
/// The plans with their files and what people mended. They are public papers; a plan goes, with its mends, ten years
/// after it came in.
/// </summary>
public interface IPlanStore : IPlanBook
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(3653);

    /// <summary>Keeps all of it or nothing; mends of the same file, of a time before, hold again.</summary>
    /// <returns>What became of it, and the plan that is in the way.</returns>
    Task<(PlanTaking Taking, string Id, string File)> AddAsync(ServicePlan plan, PlanSourceFile file, Deed deed,
        CancellationToken cancel);

    Task<PlanSheet?> SheetAsync(string id, CancellationToken cancel);

    /// <summary>Which plan a file came in as; null for none.</summary>
    Task<string?> OfFileAsync(string hash, CancellationToken cancel);

    /// <param name="version">That was shown; stale when another mend came between.</param>
    Task<Change> MendAsync(string id, int version, PlanMend mend, Deed deed, CancellationToken cancel);

    /// <summary>What was mended in plans of an organisation, the newest first.</summary>
    Task<IReadOnlyList<PlanMend>> EarlierMendsAsync(string organisation, string exceptId, CancellationToken cancel);
}
