using BotService.Editing.Approval;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Engine.Data;
using BotService.Review;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Approval;

/// <summary>Carries out what is done to have a draft approved.</summary>
internal sealed class ApprovalDesk(
    IDrafts drafts, IApprovals approvals, IReplays replays, IFactChecks checks, Proposing proposing, Voting voting, FactChecking asking,
    IPeople people, TimeProvider time)
{
    private const int LongestWord = 500;

    public static string Path(long draft) => $"/staff/drafts/{draft}";

    public async Task<IResult> ProposeAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        var proposed = await proposing.RunAsync(
            number, form.Version ?? -1, staff.Did(time.GetUtcNow(), "drafts/propose", number), http.RequestAborted);
        return proposed.Outcome switch
        {
            ProposeOutcome.Done => Done.At(staff, Path(number), "draft-proposed"),
            ProposeOutcome.Unknown => StaffError.NotFound(staff, "/staff/drafts"),
            ProposeOutcome.Stale => await StaleAsync(staff, number, "approval.propose", http),
            var outcome => ProblemsPage.Of(staff, Path(number), $"approval.not-{KebabCase.Of(outcome)}", proposed.Problems),
        };
    }

    public async Task<IResult> VoteAsync(StaffVisit staff, long number, string kind, StaffForm form, HttpContext http) =>
        Answer(staff, number, await voting.RunAsync(staff.Person, number, form["content"] ?? "", kind, http.RequestAborted));

    public static IResult Answer(StaffVisit staff, long number, VoteOutcome outcome) => outcome switch
    {
        VoteOutcome.Counted => Done.At(staff, Path(number), "vote-counted"),
        VoteOutcome.Approved => Done.At(staff, Path(number), "draft-approved"),
        _ => StaffError.Bad(staff, $"approval.vote-{KebabCase.Of(outcome)}", Path(number)),
    };

    public async Task<IResult> RejectAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        if (await drafts.FindAsync(number, http.RequestAborted) is null) return StaffError.NotFound(staff, "/staff/drafts");
        if (form["word"] is not { } word) return StaffError.Bad(staff, "replay.word-needed", Path(number));
        if (word.Length > LongestWord) return StaffError.Bad(staff, "staff.too-long", Path(number));
        var change = await drafts.MoveAsync(
            number, form.Version ?? -1, new DraftMove(DraftState.Rejected, Word: word), staff.Did(time.GetUtcNow(), "drafts/reject", number),
            http.RequestAborted);
        return change switch
        {
            Change.Done => Done.At(staff, Path(number), "draft-rejected"),
            Change.Stale => await StaleAsync(staff, number, "approval.reject", http),
            _ => StaffError.Bad(staff, "approval.vote-refused", Path(number)),
        };
    }

    /// <summary>Makes a link for somebody without an account; it is shown this once.</summary>
    public async Task<IResult> AskAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        if (await drafts.FindAsync(number, http.RequestAborted) is not { } draft) return StaffError.NotFound(staff, "/staff/drafts");
        if (form["name"] is not { Length: <= FactCheck.LongestName } name || form["unit"] is not { Length: <= FactCheck.LongestName } unit)
            return StaffError.Bad(staff, "factcheck.who", Path(number));
        return await asking.AskAsync(number, name, unit, staff.Person.Id, http.RequestAborted) is { } token
            ? FactCheckLink.Of(staff, draft, staff.Visit.Full($"/fact-check/{token}", [], null))
            : StaffError.Bad(staff, "factcheck.over", Path(number));
    }

    /// <summary>All that stands on a draft's page of its approval; marks that this person looks at it.</summary>
    public async Task<ApprovalLook> LookAsync(StaffVisit staff, Draft draft, CancellationToken cancel)
    {
        await approvals.LookAsync(draft.Number, staff.Person.Id, time.GetUtcNow(), cancel);
        var content = draft.Content ?? (await drafts.FilesAsync(draft.Number, null, cancel))!.Files.Digest;
        var replay = await replays.FindAsync(draft.Number, content, draft.Base, cancel);
        return new ApprovalLook(
            draft, await approvals.ReadAsync(draft.Number, cancel), content, await checks.OfAsync(draft.Number, cancel),
            replay is null ? 0 : (await replays.GroupsAsync(replay.Number, cancel)).Count(g => g.Status is GroupDecision.Open or GroupDecision.Refused),
            (await people.AllAsync(cancel)).ToDictionary(p => p.Id, p => p.Email), time.GetUtcNow());
    }

    private async Task<IResult> StaleAsync(StaffVisit staff, long number, string yours, HttpContext http) => StaffError.Stale(
        staff, staff.Visit.Words[yours],
        await drafts.FindAsync(number, http.RequestAborted) is { } now ? staff.Visit.Words[$"status.{now.State}"] : null, Path(number));
}

/// <param name="Content">As it is now.</param>
/// <param name="Open">How many groups of the replay stand against it.</param>
/// <param name="Emails">Of people by their ids.</param>
public sealed record ApprovalLook(
    Draft Draft, ProposedDraft Proposed, string Content, IReadOnlyList<FactCheck> Checks, int Open,
    IReadOnlyDictionary<string, string> Emails, DateTimeOffset Now)
{
    /// <summary>Who looked at it so lately looks at it now.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    public string Name(string id) => Emails.GetValueOrDefault(id, id);

    public IEnumerable<(string By, DateTimeOffset At)> LookingBeside(string person) =>
        Proposed.Looks.Where(l => l.By != person && Now - l.At < Lately);

    public bool MayVote(string person, string kind) => !Proposed.Authors.Contains(person)
        && !Proposed.Votes.Any(v => v.By == person && v.Kind == kind);
}
