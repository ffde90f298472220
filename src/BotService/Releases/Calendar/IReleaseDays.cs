using BotService.Staff.Audit;

namespace BotService.Releases.Calendar;

/// <summary>The calendar that every process of an installation shares.</summary>
public interface IReleaseDays
{
    /// <summary>All rows in the order in which they were written, also those that do not count any more.</summary>
    Task<IReadOnlyList<ReleaseDay>> AllAsync(CancellationToken cancel);

    /// <param name="day">Its number is given by the store.</param>
    /// <param name="fits">Whether it may be added to what stands there by now; asked within the write.</param>
    /// <returns>Its number; null when it did not fit.</returns>
    Task<long?> AddAsync(
        ReleaseDay day, Func<IReadOnlyList<ReleaseDay>, bool> fits, Deed deed, CancellationToken cancel);

    /// <summary>From now on it does not count.</summary>
    /// <returns>False when it was so already, or there is none.</returns>
    Task<bool> CancelAsync(long number, Deed deed, CancellationToken cancel);

    /// <summary>It does not end by itself any more.</summary>
    Task<bool> ConfirmAsync(long number, Deed deed, CancellationToken cancel);
}

internal static class ReleaseDays
{
    /// <summary>The calendar as it stands now.</summary>
    public static async Task<ReleaseCalendar> CalendarAsync(this IReleaseDays days, CancellationToken cancel) =>
        new(await days.AllAsync(cancel));
}
