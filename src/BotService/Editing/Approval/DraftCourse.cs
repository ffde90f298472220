using System.Globalization;
using BotService.Editing.Drafts;
using BotService.Hosting;
using BotService.Releases.Calendar;
using BotService.Review.Improvements;
using BotService.Review.Proposals;
using BotService.Staff.Audit;

namespace BotService.Editing.Approval;

/// <summary>
/// Leads drafts along with the calendar: scheduled, published when their day has come, superseded when another release
/// holds. What was left half done by a process that was killed is brought to its end here.
/// </summary>
internal sealed class DraftCourse(
    IDrafts drafts, IApprovals approvals, Publishing publishing, IProposals proposals, IImprovements improvements, TimeProvider time)
{
    private const int Most = 100;

    private static readonly string[] OnTheWay =
        [DraftState.Approved, DraftState.Scheduled, DraftState.Published, DraftState.Withdrawn];

    /// <returns>How many drafts were led on.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var calendar = await publishing.CalendarAsync(cancel);
        // No draft was ever put into it: there is nothing to follow.
        if (!calendar.Rows.Any(r => r.Draft is not null)) return 0;
        var (now, moved) = (calendar.Moment(time.GetUtcNow()), 0);
        foreach (var state in OnTheWay)
            foreach (var draft in (await drafts.ListAsync(new DraftFilter(state), null, Most, cancel)).Rows)
                if (await FollowAsync(draft, calendar, now, cancel)) moved++;
        return moved;
    }

    private async Task<bool> FollowAsync(Draft draft, ReleaseCalendar calendar, DateTimeOffset now, CancellationToken cancel)
    {
        var row = calendar.Rows.LastOrDefault(r => r.Draft == draft.Number && r.CancelledAt is null);
        var counts = row is not null && (row.Until is not { } until || until > now);
        switch (draft.State)
        {
            case DraftState.Approved when counts:
                return await MoveAsync(draft, new DraftMove(DraftState.Scheduled, Release: row!.Release, From: row.From), cancel);
            case DraftState.Scheduled when row is null:
                return await MoveAsync(draft, new DraftMove(DraftState.Approved), cancel);
            case DraftState.Scheduled when row.From <= Taiwan.Day(now):
                return await MoveAsync(draft, new DraftMove(DraftState.Published), cancel) && await TellAsync(draft, row.Release, cancel);
            case DraftState.Published when calendar.At(now) is { } held && held.Release != draft.Release:
                return await MoveAsync(draft, new DraftMove(DraftState.Superseded), cancel);
            case DraftState.Published when row is { Until: not null } && counts:
                return await IsConfirmedAsync(draft, cancel)
                    && await publishing.ConfirmAsync(row.Number, Did("confirm", draft), cancel);
            case DraftState.Withdrawn when counts && row!.From > Taiwan.Day(now):
                return await publishing.CancelAsync(row.Number, Did("take-back", draft), cancel);
            default:
                return false;
        }
    }

    /// <summary>
    /// What went live in a hurry was approved the ordinary way since: by two, with nothing left open.
    /// </summary>
    private async Task<bool> IsConfirmedAsync(Draft draft, CancellationToken cancel) =>
        (await approvals.ReadAsync(draft.Number, cancel)).ApprovedBy.Distinct().Count() >= ProposedDraft.Needed
        && await approvals.IsReplayedAsync(draft.Number, cancel);

    /// <summary>What it answers hears that it is released.</summary>
    private async Task<bool> TellAsync(Draft draft, string release, CancellationToken cancel)
    {
        foreach (var cause in draft.Causes)
        {
            if (!long.TryParse(cause.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) continue;
            var deed = Did("released", draft) with { Subject = cause.Id, Detail = release };
            if (cause.Kind == CauseKind.Proposal) await proposals.ReleasedAsync(number, deed with { Action = "proposals/released" }, cancel);
            if (cause.Kind == CauseKind.Improvement)
            {
                await improvements.AddEvidenceAsync(
                    number, new Proof(0, deed.At, deed.By, EvidenceKind.Release, release, null, null, null), null,
                    deed with { Action = "improvements/evidence" }, cancel);
            }
        }

        return true;
    }

    private async Task<bool> MoveAsync(Draft draft, DraftMove move, CancellationToken cancel) =>
        await drafts.MoveAsync(draft.Number, draft.Version, move, Did(move.To, draft), cancel) == Review.Change.Done;

    private Deed Did(string what, Draft draft) =>
        new(time.GetUtcNow(), Deed.Operator, $"drafts/{what}", draft.Number.ToString(CultureInfo.InvariantCulture));
}
