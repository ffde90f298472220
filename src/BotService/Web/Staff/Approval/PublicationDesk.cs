using BotService.Editing.Approval;
using BotService.Editing.Drafts;
using BotService.Engine.Data;
using BotService.Releases.Calendar;
using BotService.Review;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Approval;

/// <summary>Carries out what puts an approved draft in force, and takes it back before its day.</summary>
internal sealed class PublicationDesk(IDrafts drafts, Publication publication, Voting voting, DraftCourse course, TimeProvider time)
{
    public async Task<IResult> PublishAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        if (await drafts.FindAsync(number, http.RequestAborted) is null) return StaffError.NotFound(staff, "/staff/drafts");
        if (form.Day("from") is not { } from) return StaffError.Bad(staff, "approval.from-needed", Here(number));
        var published = await publication.PublishAsync(
            number, form.Version ?? -1, from, staff.Did(time.GetUtcNow(), "drafts/publish", number, form["from"]), http.RequestAborted);
        return await AnswerAsync(staff, number, published, "draft-scheduled", http);
    }

    /// <summary>
    /// The manager's own word, and then it holds at once. Asked for again, it goes on where it stopped.
    /// </summary>
    public async Task<IResult> UrgentAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await drafts.FindAsync(number, cancel) is not { } draft) return StaffError.NotFound(staff, "/staff/drafts");
        if (!draft.IsUrgent) return StaffError.Bad(staff, "approval.not-urgent", Here(number));
        if (draft.State != DraftState.Approved)
        {
            var outcome = await voting.RunAsync(staff.Person, number, form["content"] ?? "", VoteKind.Urgent, cancel);
            if (outcome != VoteOutcome.Approved) return ApprovalDesk.Answer(staff, number, outcome);
            draft = (await drafts.FindAsync(number, cancel))!;
        }

        var published = await publication.UrgentAsync(
            number, draft.Version, staff.Did(time.GetUtcNow(), "drafts/publish-urgent", number), cancel);
        return await AnswerAsync(staff, number, published, "draft-urgent", http);
    }

    public async Task<IResult> TakeBackAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        if (await drafts.FindAsync(number, http.RequestAborted) is null) return StaffError.NotFound(staff, "/staff/drafts");
        var change = await publication.TakeBackAsync(
            number, form.Version ?? -1, staff.Did(time.GetUtcNow(), "drafts/take-back", number), http.RequestAborted);
        return await AnswerAsync(staff, number, new(change, null), "draft-taken-back", http);
    }

    private async Task<IResult> AnswerAsync(StaffVisit staff, long number, DraftPublished published, string done, HttpContext http)
    {
        // What holds from today on is in force already when the page comes back.
        if (published.Change == Change.Done) await course.RunAsync(http.RequestAborted);
        return published switch
        {
            { Change: Change.Done } => Done.At(staff, Here(number), done),
            { Change: Change.Stale } => StaffError.Stale(
                staff, staff.Visit.Words["approval.publish"],
                staff.Visit.Words[$"status.{(await drafts.FindAsync(number, http.RequestAborted))!.State}"], Here(number)),
            { Published: { Outcome: not PublishOutcome.Done } why } => StaffError.Bad(
                staff, $"approval.publish-{KebabCase.Of(why.Outcome)}", Here(number), ("release", why.Other ?? "")),
            _ => StaffError.Bad(staff, "approval.publish-refused", Here(number)),
        };
    }

    private static string Here(long number) => ApprovalDesk.Path(number);
}
