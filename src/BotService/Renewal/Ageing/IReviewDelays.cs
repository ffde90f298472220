using BotService.Engine.Data;
using BotService.Staff.Audit;

namespace BotService.Renewal.Ageing;

/// <summary>Why an entry was not read again by its day.</summary>
public enum DelayReason { NoOwner, Hard, Unknown }

/// <summary>How the store, forms and reports call the reasons.</summary>
internal static class DelayReasons
{
    public static readonly IReadOnlyList<DelayReason> All = Enum.GetValues<DelayReason>();

    public static string NameOf(DelayReason reason) => KebabCase.Of(reason);

    /// <returns>Null for what is none.</returns>
    public static DelayReason? Find(string? name) => All.Cast<DelayReason?>().FirstOrDefault(r => NameOf(r!.Value) == name);
}

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
