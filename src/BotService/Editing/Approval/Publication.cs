using BotService.Editing.Drafts;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Editing.Approval;

/// <summary>
/// Makes a release of an approved draft and puts it into the calendar. Each step is a change of its own and harmless when
/// it is repeated: killed in between, the same is asked for once more.
/// </summary>
internal sealed class Publication(IDrafts drafts, ReleaseKeeping keeping, Publishing publishing, TimeProvider time)
{
    /// <param name="from">The first day (Taiwan) on which it holds.</param>
    public Task<DraftPublished> PublishAsync(long number, int version, DateOnly from, Deed deed, CancellationToken cancel) =>
        RunAsync(number, version, deed, cancel, (draft, release) => publishing.PublishAsync(release, from, number, draft.Reason, deed, cancel));

    /// <summary>It holds at once, and ends by itself unless it is confirmed.</summary>
    public Task<DraftPublished> UrgentAsync(long number, int version, Deed deed, CancellationToken cancel) => RunAsync(
        number, version, deed, cancel,
        (draft, release) => draft.IsUrgent
            ? publishing.UrgentAsync(release, time.GetUtcNow() + PublishRules.LongestUrgent, number, draft.Reason, deed, cancel)
            : Task.FromResult(new Published(PublishOutcome.Unknown)));

    /// <summary>Takes back what has not begun; it can be published for another day.</summary>
    public async Task<Change> TakeBackAsync(long number, int version, Deed deed, CancellationToken cancel)
    {
        if (await drafts.FindAsync(number, cancel) is not { State: DraftState.Scheduled } draft) return Change.Refused;
        if (draft.Version != version) return Change.Stale;
        if (await RowAsync(number, cancel) is { } row && !await publishing.CancelAsync(row.Number, deed, cancel)) return Change.Refused;
        return await drafts.MoveAsync(number, version, new DraftMove(DraftState.Approved), deed, cancel);
    }

    /// <summary>
    /// Takes a draft back for good, out of the calendar with it where it stands there; what has begun stays.
    /// </summary>
    /// <param name="word">Why.</param>
    public async Task<Change> WithdrawAsync(long number, int version, string word, Deed deed, CancellationToken cancel)
    {
        if (await drafts.FindAsync(number, cancel) is not { } draft) return Change.Refused;
        if (draft.Version != version) return Change.Stale;
        if (!DraftState.May(draft.State, DraftState.Withdrawn)) return Change.Refused;
        // The calendar first: killed in between, the draft is one that is approved, and nothing of it comes into force.
        if (await RowAsync(number, cancel) is { } row && !await publishing.CancelAsync(row.Number, deed, cancel)) return Change.Refused;
        return await drafts.MoveAsync(number, version, new DraftMove(DraftState.Withdrawn, Word: word), deed, cancel);
    }

    private async Task<DraftPublished> RunAsync(
        long number, int version, Deed deed, CancellationToken cancel, Func<Draft, string, Task<Published>> put)
    {
        if (await drafts.FindAsync(number, cancel) is not { } draft || await drafts.FilesAsync(number, null, cancel) is not { } files)
            return new(Change.Refused, null);
        if (draft.Version != version) return new(Change.Stale, null);
        if (draft.State != DraftState.Approved || files.Files.Digest != draft.Content) return new(Change.Refused, null);
        var (id, _) = await keeping.KeepAsync(
            files.Files, [], new NewRelease(draft.Title, draft.Reason, draft.Base, ReleaseOrigin.Draft, number),
            deed with { Action = "releases/keep" }, cancel);
        var row = await RowAsync(number, cancel);
        if (row is null)
        {
            var published = await put(draft, id);
            if (published.Outcome != PublishOutcome.Done) return new(Change.Refused, published);
            row = await RowAsync(number, cancel);
        }

        var moved = await drafts.MoveAsync(
            number, version, new DraftMove(DraftState.Scheduled, Release: id, From: row!.From), deed, cancel);
        return new(moved, new Published(PublishOutcome.Done, row.Number));
    }

    /// <summary>Of a draft, what counts of the calendar.</summary>
    private async Task<ReleaseDay?> RowAsync(long number, CancellationToken cancel)
    {
        var calendar = await publishing.CalendarAsync(cancel);
        return calendar.Rows.LastOrDefault(r => r.Draft == number && r.CancelledAt is null && (r.Until is not { } until || until > time.GetUtcNow()));
    }
}

/// <param name="Published">What the calendar said; null: it was not asked.</param>
internal sealed record DraftPublished(Change Change, Published? Published);
