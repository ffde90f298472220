using BotService.Releases.Calendar;

namespace BotService.Editing.Approval;

/// <summary>Whether what a draft changes is still what it would be put on top of.</summary>
internal sealed class HeldBase(IReleaseDays days, TimeProvider time)
{
    /// <summary>It holds now, or is going to.</summary>
    public async Task<bool> HoldsAsync(string release, CancellationToken cancel)
    {
        var calendar = await days.CalendarAsync(cancel);
        var now = calendar.Moment(time.GetUtcNow());
        return calendar.At(now) is not { } held || held.Release == release || calendar.Ahead(now).Any(r => r.Release == release);
    }
}
