using BotService.Hosting;

namespace BotService.OpenData;

/// <param name="Csv">As it was published.</param>
/// <param name="Json">The same rows.</param>
public sealed record PublishedMonth(CalendarMonth Month, DateTimeOffset At, int Rows, byte[] Csv, byte[] Json);

/// <summary>Months as they were published. They are kept for ever, and never change.</summary>
public interface IOpenMonths
{
    /// <summary>Questions of a month by organisation, entry, channel and language; none of them null.</summary>
    Task<IReadOnlyList<OpenCount>> CountAsync(CalendarMonth month, CancellationToken cancel);

    /// <returns>Whether it is new; what was published before stays as it is.</returns>
    Task<bool> KeepAsync(PublishedMonth published, CancellationToken cancel);

    /// <summary>Null for one that was not published.</summary>
    Task<PublishedMonth?> FindAsync(CalendarMonth month, CancellationToken cancel);

    /// <summary>The newest first, with how many rows each has.</summary>
    Task<IReadOnlyList<(CalendarMonth Month, int Rows)>> ListAsync(CancellationToken cancel);

    /// <summary>The first month in which anything was asked; null when nothing was yet.</summary>
    Task<CalendarMonth?> FirstAsync(CancellationToken cancel);
}
