namespace BotService.Staff.Audit;

/// <summary>The record of who did what.</summary>
public interface IAuditRecord
{
    /// <summary>Writes a deed that changes nothing else, such as a look into a conversation.</summary>
    Task AddAsync(Deed deed, CancellationToken cancel);

    /// <summary>Newest first, at most <paramref name="max"/> of those before a number.</summary>
    Task<IReadOnlyList<AuditRow>> ReadAsync(AuditFilter filter, int max, CancellationToken cancel);

    /// <summary>
    /// The newest row's number and hash; those of <see cref="AuditChain.Start"/> while there is none.
    /// </summary>
    Task<(long Number, string Hash)> HeadAsync(CancellationToken cancel);

    /// <summary>
    /// The last row that was erased for its age, on which the first one hangs; number 0 while there is none.
    /// </summary>
    Task<(long Number, string Hash)> AnchorAsync(CancellationToken cancel);

    /// <summary>Goes through the whole chain, from the anchor on.</summary>
    /// <param name="head">A hash that was written down: it must stand in the chain. Null: none was.</param>
    /// <returns>The number of rows that are there, and the first fault; null when all is as it was written.</returns>
    Task<(long Rows, AuditFault? Fault)> VerifyAsync(string? head, CancellationToken cancel);
}

/// <param name="Before">Rows of a lower number only; null: from the newest.</param>
public sealed record AuditFilter(DateOnly? From, DateOnly? To, string? By, string? Action, long? Before);
