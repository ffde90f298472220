using System.Globalization;
using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Engine.Data;
using BotService.Hosting;
using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Editing.Approval;

/// <summary>
/// Puts a draft before those who approve: checked as a whole, by two hands, and on top of what holds.
/// </summary>
internal sealed class Proposing(IDrafts drafts, IApprovals approvals, DraftReading check, HeldBase bases, ISideProcess aside)
{
    /// <summary>So soon an answer is expected.</summary>
    public static readonly TimeSpan Answered = TimeSpan.FromDays(3);

    /// <param name="version">That of the draft as it was seen.</param>
    public async Task<ProposeResult> RunAsync(long number, int version, Deed deed, CancellationToken cancel)
    {
        if (await drafts.FindAsync(number, cancel) is not { } draft || await drafts.FilesAsync(number, null, cancel) is not { } files)
            return new(ProposeOutcome.Unknown);
        if (draft.Version != version) return new(ProposeOutcome.Stale);
        if (draft.State != DraftState.Editing) return new(ProposeOutcome.Refused);
        if (files.Writes.Count == 0) return new(ProposeOutcome.Nothing);
        if (!await bases.HoldsAsync(draft.Base, cancel)) return new(ProposeOutcome.BaseMoved);
        if (Halves.Faults(files) is { Count: > 0 } halves) return new(ProposeOutcome.Halves) { Problems = [.. halves.Select(h => h.Problem)] };
        var found = await check.WholeAsync(files, cancel);
        if (!found.IsRight) return new(ProposeOutcome.Faulty) { Problems = [.. found.Problems.Where(p => p.IsError)] };
        if (found.Calibrated is { Value: false })
        {
            if (await CalibratedAsync(files, number) is not { } calibrated) return new(ProposeOutcome.Uncalibrated);
            if (calibrated.Files.Against(files.Files).Any(d => !Calibrating.Makes(d.Path))) return new(ProposeOutcome.Stale);
            (files, version) = (calibrated, version + 1);
        }

        var change = await approvals.ProposeAsync(number, version, files.Files.Digest, draft.Base, deed.At + Answered, deed, cancel);
        return new(change switch
        {
            Change.Done => ProposeOutcome.Done, Change.Stale => ProposeOutcome.Stale, _ => ProposeOutcome.Refused,
        });
    }

    /// <summary>
    /// What stands in it of recognition belongs to other texts: it is worked out anew, in a process of its own.
    /// </summary>
    /// <returns>The draft with it; null when that came to nothing.</returns>
    private async Task<DraftFiles?> CalibratedAsync(DraftFiles before, long number)
    {
        // It goes on when somebody does not wait for it: asked for again, it is done. Whether every conversation goes as
        // written, which it says too, is for the replay to show.
        await aside.RunAsync(["draft", "check", number.ToString(CultureInfo.InvariantCulture)], CancellationToken.None);
        return await drafts.FilesAsync(number, null, CancellationToken.None) is { } after && after.Revision > before.Revision
            ? after : null;
    }
}

/// <param name="Outcome">How an attempt to propose ended.</param>
internal sealed record ProposeResult(ProposeOutcome Outcome)
{
    /// <summary>What has to be mended first.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

internal enum ProposeOutcome
{
    Done,
    Unknown,
    Stale,

    /// <summary>It is not being edited.</summary>
    Refused,

    /// <summary>It changes nothing.</summary>
    Nothing,

    /// <summary>Its base does not hold any more.</summary>
    BaseMoved,

    /// <summary>One person wrote both statements of a rule.</summary>
    Halves,

    /// <summary>It does not pass the check.</summary>
    Faulty,

    /// <summary>Recognition could not be calibrated anew for its texts.</summary>
    Uncalibrated,
}
