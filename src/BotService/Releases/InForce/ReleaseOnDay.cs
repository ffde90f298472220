using BotService.Engine;
using BotService.Hosting;
using BotService.Releases.Calendar;

namespace BotService.Releases.InForce;

/// <summary>What held on a day that an address asks for (<c>?on=2026-12-31</c>): the release of that day.</summary>
public sealed class ReleaseOnDay(IServiceProvider services, TimeProvider time)
{
    public const string Parameter = "on";

    /// <returns>Null when no day is asked for.</returns>
    public async Task<DayAsked?> ReadAsync(IQueryCollection query, CancellationToken cancel)
    {
        if (query[Parameter] is not [{ Length: > 0 } text]) return null;
        if (IsoDay.Read(text) is not { } day) return new(null, null, "entry.bad-day");
        // Only who asks for a day needs the calendar.
        var calendar = await services.GetRequiredService<IReleaseDays>().CalendarAsync(cancel);
        if (calendar.On(day, calendar.Moment(time.GetUtcNow())) is not { } held) return new(day, null, "entry.no-release");
        return await services.GetRequiredService<IPastReleases>().FindSparinglyAsync(held.Release, cancel) is { } release
            ? new(day, release, null) : new(day, null, "entry.not-loaded");
    }
}

/// <param name="Day">Null when it is no day.</param>
/// <param name="Release">That which held then.</param>
/// <param name="Problem">Key of the words that say why there is none.</param>
public sealed record DayAsked(DateOnly? Day, Release? Release, string? Problem);
