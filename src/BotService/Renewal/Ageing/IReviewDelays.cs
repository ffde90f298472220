using BotService.Staff.Audit;

namespace BotService.Renewal.Ageing;

/// <summary>Why an entry was not read again by its day.</summary>
public enum DelayReason { NoOwner, Hard, Unknown }

/// <param name="Word">What tells more; null for nothing.</param>
/// <param name="By">Who wrote it down, by id.</param>
public sealed record ReviewDelay(string Entry, DelayReason Reason, string? Word, string By, DateTimeOffset At)
{
    public const int LongestWord = 300;
}

/// <summary>The reasons that owners gave, the last of each entry.</summary>
public interface IReviewDelays
{
    /// <summary>How long a reason is kept.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    Task<IReadOnlyList<ReviewDelay>> ListAsync(CancellationToken cancel);

    /// <summary>In the place of the one before.</summary>
    Task KeepAsync(ReviewDelay delay, Deed deed, CancellationToken cancel);

    Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel);
}
