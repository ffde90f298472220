using System.Globalization;
using BotService.Editing.Drafts;
using BotService.Staff;
using BotService.Staff.Audit;

namespace BotService.Editing.Approval;

/// <summary>Counts the approvals of people who may give them, by whatever way they come.</summary>
internal sealed class Voting(IDrafts drafts, IApprovals approvals, HeldBase bases, TimeProvider time)
{
    /// <param name="content">What they saw; null: what is proposed now.</param>
    /// <param name="kind">One of <see cref="VoteKind"/>.</param>
    public async Task<VoteOutcome> RunAsync(Person person, long number, string? content, string kind, CancellationToken cancel)
    {
        if (!person.May(kind == VoteKind.Urgent ? Right.Urgent : Right.Approve)) return VoteOutcome.NoRight;
        if (await drafts.FindAsync(number, cancel) is not { Content: { } proposed } draft) return VoteOutcome.Refused;
        // What went live in a hurry holds, and its base does not any more.
        if (draft.State is DraftState.Proposed or DraftState.Replayed && !await bases.HoldsAsync(draft.Base, cancel))
            return VoteOutcome.BaseMoved;
        var deed = new Deed(
            time.GetUtcNow(), person.Id, $"drafts/{kind}", number.ToString(CultureInfo.InvariantCulture), content ?? proposed);
        return await approvals.VoteAsync(number, content ?? proposed, kind, deed, cancel);
    }
}
