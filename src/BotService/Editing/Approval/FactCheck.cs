using BotService.Staff.Audit;

namespace BotService.Editing.Approval;

/// <summary>Somebody without an account was asked whether a draft is right.</summary>
/// <param name="Unit">Such as 計費課.</param>
/// <param name="Until">Until then their link is good.</param>
public sealed record FactCheck(
    long Number, long Draft, string Name, string Unit, string By, DateTimeOffset At, DateTimeOffset Until)
{
    public static readonly TimeSpan Good = TimeSpan.FromDays(14);

    public const int LongestName = 60, LongestComment = 2000;

    /// <summary>
    /// What they saw when they answered, by <see cref="Releases.Files.FileList.Digest"/>; null: they have not.
    /// </summary>
    public string? Content { get; init; }

    public bool? Agrees { get; init; }

    public string? Comment { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>Requests to people without an account. Only the hash of a link is kept.</summary>
public interface IFactChecks
{
    /// <param name="hash">Of the link's secret part.</param>
    /// <returns>Its number.</returns>
    Task<long> AskAsync(FactCheck check, string hash, Deed deed, CancellationToken cancel);

    /// <summary>
    /// The one whose link this is, if it is still good: not answered, not too old, its draft still open.
    /// </summary>
    Task<FactCheck?> FindAsync(string hash, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Keeps an answer, masked; once.</summary>
    /// <returns>False when the link is not good any more.</returns>
    Task<bool> AnswerAsync(
        string hash, string content, bool agrees, string? comment, Deed deed, CancellationToken cancel);

    /// <summary>Those of a draft, in their order.</summary>
    Task<IReadOnlyList<FactCheck>> OfAsync(long draft, CancellationToken cancel);
}
