using BotService.Staff.Audit;

namespace BotService.Desk;

/// <summary>
/// What colleagues should know about an entry: for staff only. It stands beside the answer at the desk and in nothing
/// that a citizen gets.
/// </summary>
/// <param name="By">The author's id.</param>
/// <param name="Text">Masked by the store.</param>
/// <param name="Until">The last day in Taiwan on which it is shown; null: until somebody removes it.</param>
public sealed record StaffNote(DateTimeOffset At, string By, string Entry, string Text, DateOnly? Until)
{
    /// <summary>Longest text, in characters.</summary>
    public const int Longest = 1000;

    /// <summary>So many stand beside one entry: more nobody reads on the telephone.</summary>
    public const int MostPerEntry = 12;
}

/// <param name="Author">The author's e-mail address; null when they are no longer known.</param>
public sealed record KeptNote(long Number, StaffNote Note, string? Author);

public interface IStaffNotes
{
    /// <summary>How long one that has ended or was removed stays in the store before it goes.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <returns>False when the entry bears as many as it may.</returns>
    Task<bool> AddAsync(StaffNote note, Deed deed, CancellationToken cancel);

    /// <summary>Those that are shown on a day, newest first.</summary>
    Task<IReadOnlyList<KeptNote>> OfAsync(string entry, DateOnly today, CancellationToken cancel);

    /// <summary>Null when there is none, or it was removed.</summary>
    Task<KeptNote?> FindAsync(long number, CancellationToken cancel);

    /// <returns>False when there was none any more.</returns>
    Task<bool> RemoveAsync(long number, Deed deed, CancellationToken cancel);
}
