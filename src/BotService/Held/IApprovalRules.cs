using BotService.Conversations.Held;
using BotService.Staff.Audit;

namespace BotService.Held;

/// <summary>
/// The rules by which answers are held, as staff make and end them; in force from the next message on.
/// </summary>
internal interface IApprovalRules
{
    /// <summary>Newest first.</summary>
    /// <param name="organisation">Without those that are about another one's answers alone; null: all.</param>
    Task<IReadOnlyList<ApprovalRule>> ListAsync(string? organisation, CancellationToken cancel);

    Task<ApprovalRule?> FindAsync(long number, CancellationToken cancel);

    /// <returns>Its number.</returns>
    Task<long> AddAsync(ApprovalRule rule, Deed deed, CancellationToken cancel);

    /// <param name="organisation">Whose it must be; null: anybody's.</param>
    /// <returns>False when there is none in force or to come.</returns>
    Task<bool> EndAsync(long number, string? organisation, Deed deed, CancellationToken cancel);
}
