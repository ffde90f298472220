using BotService.Staff.Audit;

namespace BotService.Review.Low;

/// <summary>
/// The list of conversations that went badly. Every change takes along the deed that it is; texts are masked when they
/// are kept. Closed items go <see cref="Kept"/> after their closing.
/// </summary>
public interface ILowItems
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Late ones first, then the newest.</summary>
    /// <param name="page">As <see cref="LowRows.Next"/> gave it; what is no such key counts as null, the start.</param>
    Task<LowRows> ListAsync(LowFilter filter, string? page, int max, DateOnly today, CancellationToken cancel);

    Task<LowItem?> FindAsync(long number, CancellationToken cancel);

    /// <summary>What was done about it, oldest first.</summary>
    Task<IReadOnlyList<LowNote>> NotesAsync(long number, CancellationToken cancel);

    /// <param name="assignee">A person's id; null takes it from whoever has it.</param>
    /// <returns>Refused when it is closed.</returns>
    Task<Change> AssignAsync(long number, int version, string? assignee, DateOnly? due, Deed deed, CancellationToken cancel);

    /// <param name="cause">Of <see cref="RootCauses"/>.</param>
    /// <returns>Refused when it is closed.</returns>
    Task<Change> CauseAsync(long number, int version, string cause, Deed deed, CancellationToken cancel);

    /// <summary>Notes are added side by side: no version can be stale.</summary>
    Task NoteAsync(long number, string text, Deed deed, CancellationToken cancel);

    /// <returns>Refused when it is closed.</returns>
    Task<Change> ChaseAsync(long number, string? text, Deed deed, CancellationToken cancel);

    /// <returns>Refused when no cause is given yet, or it is closed already.</returns>
    Task<Change> CloseAsync(long number, int version, string? text, Deed deed, CancellationToken cancel);

    /// <summary>
    /// Makes items of signs, adds their reasons to items that are there, and opens one again that went badly after it
    /// was closed. The same signs again change nothing.
    /// </summary>
    /// <returns>How many items were made or changed.</returns>
    Task<int> AddAsync(IReadOnlyList<LowSign> signs, CancellationToken cancel);

    /// <summary>Items closed long enough ago go, with their notes.</summary>
    Task ForgetAsync(DateTimeOffset now, CancellationToken cancel);
}
