using BotService.Staff.Audit;

namespace BotService.CallBacks;

/// <param name="Organisation">Null: of all.</param>
public sealed record Closure(long Number, string? Organisation, DateOnly Day, string Reason, string By, DateTimeOffset At);

/// <summary>Single days on which nobody is there, as managers write them; in force at once.</summary>
internal interface IClosures
{
    /// <summary>Those from a day on, in their order.</summary>
    Task<IReadOnlyList<Closure>> ListAsync(DateOnly from, CancellationToken cancel);

    /// <returns>False when the day is closed already.</returns>
    Task<bool> AddAsync(string? organisation, DateOnly day, string reason, Deed deed, CancellationToken cancel);

    /// <param name="organisation">Whose it must be; null: anybody's.</param>
    /// <returns>False when there is none.</returns>
    Task<bool> RemoveAsync(long number, string? organisation, Deed deed, CancellationToken cancel);
}
