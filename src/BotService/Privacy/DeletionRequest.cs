using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Privacy;

/// <summary>A citizen asks staff to delete a conversation.</summary>
/// <param name="Due">Until then somebody decides: 30 days (Personal Data Protection Act, article 13).</param>
/// <param name="Status">One of <see cref="DeletionRequests"/>.</param>
/// <param name="Word">What is answered, where it was refused.</param>
public sealed record DeletionRequest(
    long Number, string Receipt, string Conversation, DateTimeOffset At, DateTimeOffset Due, string Status, string? Word,
    DateTimeOffset? DecidedAt, int Version)
{
    public static readonly TimeSpan Within = TimeSpan.FromDays(30);

    public const int LongestWord = 500;

    public bool IsOpen => Status == DeletionRequests.Open;
}

public static class DeletionRequests
{
    public const string Open = "open", Done = "done", Refused = "refused";
}

internal interface IDeletionRequests
{
    /// <summary>The one that is open already, or a new one.</summary>
    Task<DeletionRequest> AskAsync(string receipt, string conversation, DateTimeOffset now, CancellationToken cancel);

    Task<IReadOnlyList<DeletionRequest>> OfReceiptAsync(string receipt, CancellationToken cancel);

    /// <summary>Those that are open first, by their clocks; then the newest.</summary>
    Task<IReadOnlyList<DeletionRequest>> ListAsync(int most, CancellationToken cancel);

    Task<DeletionRequest?> FindAsync(long number, CancellationToken cancel);

    /// <param name="word">Is masked; the citizen reads it.</param>
    Task<Change> RefuseAsync(long number, int version, string word, Deed deed, CancellationToken cancel);

    Task<(long Open, long Late)> CountAsync(DateTimeOffset now, CancellationToken cancel);
}
