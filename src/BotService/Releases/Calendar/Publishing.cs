using BotService.Hosting;
using BotService.Releases.Files;
using BotService.Staff.Audit;

namespace BotService.Releases.Calendar;

/// <summary>Puts releases in force, from a day on or at once. Each change takes along the deed that it is.</summary>
internal sealed class Publishing(IReleaseDays days, IReleaseStore releases, TimeProvider time)
{
    /// <param name="from">The first day (Taiwan) on which it holds; today: at once.</param>
    /// <param name="draft">The draft that it came of; null for one that came of a folder.</param>
    public Task<Published> PublishAsync(string id, DateOnly from, long? draft, string reason, Deed deed, CancellationToken cancel) =>
        AddAsync(Row(id, from, DayKind.Publish, draft, reason, deed), rules => rules.Publish(id, from), deed, cancel);

    /// <summary>An older release holds again, at once. What is to begin later begins all the same.</summary>
    public Task<Published> RollbackAsync(string id, string reason, Deed deed, CancellationToken cancel) =>
        AddAsync(Row(id, Taiwan.Today(time), DayKind.Rollback, null, reason, deed), rules => rules.Rollback(id), deed, cancel);

    /// <summary>It holds at once, and ends by itself unless it is confirmed.</summary>
    public Task<Published> UrgentAsync(
        string id, DateTimeOffset until, long? draft, string reason, Deed deed, CancellationToken cancel) => AddAsync(
        Row(id, Taiwan.Today(time), DayKind.Urgent, draft, reason, deed) with { Until = until }, rules => rules.Urgent(id, until), deed,
        cancel);

    /// <summary>Something urgent does not end by itself any more.</summary>
    public Task<bool> ConfirmAsync(long number, Deed deed, CancellationToken cancel) => days.ConfirmAsync(number, deed, cancel);

    /// <summary>
    /// Takes back what has not begun, or something urgent. What holds is left by going back to another release.
    /// </summary>
    public async Task<bool> CancelAsync(long number, Deed deed, CancellationToken cancel)
    {
        var calendar = await days.CalendarAsync(cancel);
        var now = calendar.Moment(time.GetUtcNow());
        return calendar.Ahead(now).Concat(calendar.Exceptions(now)).Any(r => r.Number == number)
            && await days.CancelAsync(number, deed, cancel);
    }

    public Task<ReleaseCalendar> CalendarAsync(CancellationToken cancel) => days.CalendarAsync(cancel);

    private ReleaseDay Row(string id, DateOnly from, string kind, long? draft, string reason, Deed deed) =>
        new(0, from, id, kind, null, draft, reason, deed.By, time.GetUtcNow());

    private async Task<Published> AddAsync(
        ReleaseDay row, Func<PublishRules, Published> rule, Deed deed, CancellationToken cancel)
    {
        var known = (await releases.ListAsync(null, int.MaxValue, cancel)).ToDictionary(r => r.Id);
        var found = new Published(PublishOutcome.Unknown);
        // Asked within the write: two at once cannot both be right.
        var number = await days.AddAsync(
            row,
            rows => (found = rule(PublishRules.Of(new ReleaseCalendar(rows), known, row.At))).Outcome == PublishOutcome.Done,
            deed, cancel);
        return found with { Number = number };
    }
}
