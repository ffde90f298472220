using BotService.Staff.Audit;

namespace BotService.Retention;

/// <summary>The holds on single conversations.</summary>
internal interface IHolds
{
    /// <param name="reason">Is masked.</param>
    /// <returns>False: there is no such conversation.</returns>
    Task<bool> AddAsync(string conversation, string reason, DateTimeOffset until, Deed deed, CancellationToken cancel);

    /// <returns>False: there is none of that number that still holds.</returns>
    Task<bool> EndAsync(long number, Deed deed, CancellationToken cancel);

    /// <summary>Those that hold first, the newest first.</summary>
    Task<IReadOnlyList<Hold>> ListAsync(DateTimeOffset now, int most, CancellationToken cancel);
}
