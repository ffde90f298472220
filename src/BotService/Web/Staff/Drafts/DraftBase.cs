using BotService.Hosting;
using BotService.Releases;
using BotService.Releases.Calendar;
using BotService.Releases.Files;

namespace BotService.Web.Staff.Drafts;

/// <summary>Which release a new draft changes: the last one that is to come, else the one that answers.</summary>
internal sealed class DraftBase(IReleaseDays days, IReleaseStore releases, IReleases running, TimeProvider time)
{
    /// <returns>Null when the store keeps none yet.</returns>
    public async Task<string?> NewestAsync(CancellationToken cancel)
    {
        var calendar = await days.CalendarAsync(cancel);
        return calendar.Ahead(calendar.Moment(time.GetUtcNow())).LastOrDefault()?.Release ?? await InForceAsync(cancel);
    }

    public async Task<string?> InForceAsync(CancellationToken cancel) =>
        await releases.FindAsync(running.Current.Id, cancel) is { } kept ? kept.Id
            : (await releases.ListAsync(null, 1, cancel)) is [var newest, ..] ? newest.Id : null;
}
