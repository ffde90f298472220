using BotService.Editing.Approval;
using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Engine.Library;
using BotService.Review;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Drafts;

/// <summary>Shows drafts, begins them, and carries out what concerns one as a whole.</summary>
internal sealed class DraftDesk(
    IDrafts drafts, DraftBase bases, DraftReading check, DraftChanges changes, Publication publication, IPeople people, ILibrary library,
    TimeProvider time)
{
    private const string Path = DraftPages.Path, Whole = "whole";
    private const int PageSize = 50, LongestWord = 500;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var cancel = http.RequestAborted;
        var ask = ListAsk.Read(staff, http.Request.Query).Knowing(DraftState.All);
        var page = await drafts.ListAsync(new DraftFilter(ask.Status, ask.Assignee, ask.From, ask.To), ask.Page, PageSize, cancel);
        if (StaffList.WantsJson(http)) return StaffList.Json([.. page.Rows.Select(Row)], page.Total, page.Next, ask);
        return DraftList.Of(staff, page, ask, await StaffNames.LoadAsync(staff, people, library, cancel));
    }

    public async Task<IResult> NewAsync(StaffVisit staff, HttpContext http) => NewDraftPage.Of(
        staff, new DraftForm(null, null, null, http.Request.Query["cause"], false), await bases.NewestAsync(http.RequestAborted), null);

    public async Task<IResult> BeginAsync(StaffVisit staff, StaffForm form, HttpContext http)
    {
        var (typed, release) = (DraftForm.Read(form), await bases.NewestAsync(http.RequestAborted));
        if ((release is null ? "draft.no-release" : typed.Wrong) is { } wrong) return NewDraftPage.Of(staff, typed, release, wrong);
        var number = await drafts.NewAsync(
            new NewDraft(typed.Title!, typed.Reason!, typed.Source!, release!, typed.AllCauses, typed.IsUrgent), Did(staff, "new", 0), http.RequestAborted);
        return Done.At(staff, $"{Path}/{number}", "draft-begun");
    }

    public async Task<IResult> OneAsync(StaffVisit staff, long number, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await drafts.FindAsync(number, cancel) is not { } draft || await drafts.FilesAsync(number, null, cancel) is not { } files)
            return StaffError.NotFound(staff, Path);
        var faults = Halves.Faults(files);
        var isAsked = http.Request.Query["check"] == Whole;
        var found = isAsked ? await check.WholeAsync(files, cancel) : null;
        if (StaffList.WantsJson(http))
        {
            return Results.Json(new
            {
                draft = Row(draft), draft.Reason, draft.Source, draft.Causes, draft.Expects, draft.Content, draft.Word,
                files = files.Writes.Select(w => new { w.Path, w.By, w.At, gone = w.Hash is null }),
                halves = faults.Select(f => new { f.Entry, f.Person }),
                problems = found?.Problems.Select(p => new { p.File, p.Line, p.Code, p.IsError, text = p.Text.In(staff.Visit.Locale) }),
            });
        }

        return DraftPage.Of(
            staff,
            new DraftLook(draft, files, await changes.OfAsync(files, cancel), faults, found, await bases.InForceAsync(cancel)),
            await StaffNames.LoadAsync(staff, people, library, cancel));
    }

    public async Task<IResult> DescribeAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        if (await drafts.FindAsync(number, http.RequestAborted) is not { } draft) return StaffError.NotFound(staff, Path);
        var (typed, here) = (DraftForm.Read(form), $"{Path}/{number}");
        if (typed.Wrong is { } wrong) return StaffError.Bad(staff, wrong, here);
        var expects = Editing.Forms.FactInput.Names(form["expects"]);
        if (expects.FirstOrDefault(e => !EntryFiles.IsId(e)) is { } unfit) return StaffError.Bad(staff, "draft.no-entry", here, ("entry", unfit));
        var change = await drafts.DescribeAsync(
            draft with { Title = typed.Title!, Reason = typed.Reason!, Source = typed.Source!, Causes = typed.AllCauses, Expects = expects },
            form.Version ?? -1, Did(staff, "describe", number), http.RequestAborted);
        return await AnswerAsync(staff, number, change, typed.Title!, "draft-described", http);
    }

    /// <summary>The result is worked out by the page itself, so that loading it again is asking again.</summary>
    public async Task<IResult> CheckAsync(StaffVisit staff, long number, HttpContext http) =>
        await drafts.FindAsync(number, http.RequestAborted) is null
            ? StaffError.NotFound(staff, Path) : Done.At(staff, $"{Path}/{number}", null, ("check", Whole));

    public async Task<IResult> WithdrawAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        if (await drafts.FindAsync(number, http.RequestAborted) is null) return StaffError.NotFound(staff, Path);
        if (form["word"] is not { Length: <= LongestWord } word) return StaffError.Bad(staff, "draft.withdraw-why", $"{Path}/{number}");
        var change = await publication.WithdrawAsync(number, form.Version ?? -1, word, Did(staff, "withdraw", number), http.RequestAborted);
        return await AnswerAsync(staff, number, change, word, "draft-withdrawn", http);
    }

    private async Task<IResult> AnswerAsync(StaffVisit staff, long number, Change change, string yours, string done, HttpContext http) => change switch
    {
        Change.Done => Done.At(staff, $"{Path}/{number}", done),
        Change.Refused => StaffError.Bad(staff, "draft.closed", $"{Path}/{number}"),
        _ => StaffError.Stale(
            staff, yours, await drafts.FindAsync(number, http.RequestAborted) is { } now
                ? $"{now.Title} ({staff.Visit.Words[$"status.{now.State}"]})" : null, $"{Path}/{number}"),
    };

    private Deed Did(StaffVisit staff, string what, long number) => staff.Did(time.GetUtcNow(), $"drafts/{what}", number);

    private static object Row(Draft d) => new
    {
        d.Number, d.Title, status = d.State, d.Base, d.Revision, d.Version, d.By, d.At, d.IsUrgent, d.Release, d.From,
    };
}
