using BotService.Engine;
using BotService.Engine.Library;
using BotService.Review.Proposals;
using BotService.Review;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Proposals;

/// <summary>Carries out what is done with proposals.</summary>
internal sealed class ProposalDesk(
    IProposals proposals, IPeople people, ILibrary library, Release release, ReleaseFolders folders, IAuditRecord record,
    TimeProvider time, ILogger<ProposalDesk> log)
{
    private const string Path = ProposalPages.Path;
    private const int PageSize = 50, LongestWord = 500;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var cancel = http.RequestAborted;
        var ask = ListAsk.Read(staff, http.Request.Query).Knowing(ProposalStatus.All);
        var page = await proposals.ListAsync(
            new ProposalFilter(ask.Organisation, ask.Status, ask.Assignee, ask.From, ask.To), ask.Page, PageSize, cancel);
        if (StaffList.WantsJson(http)) return StaffList.Json([.. page.Rows.Select(Row)], page.Total, page.Next, ask);
        return ProposalList.Of(staff, page, ask, await StaffNames.LoadAsync(staff, people, library, cancel));
    }

    public async Task<IResult> OneAsync(StaffVisit staff, long number, HttpContext http)
    {
        if (await FindAsync(staff, number, http) is not { } proposal) return StaffError.NotFound(staff, Path);
        return StaffList.WantsJson(http)
            ? Results.Json(new { proposal = Row(proposal), proposal.Trial })
            : ProposalPage.Of(staff, proposal, await StaffNames.LoadAsync(staff, people, library, http.RequestAborted));
    }

    /// <summary>Made of the data as it lies there now, so that it fits whatever was taken in meanwhile.</summary>
    public async Task<IResult> PatchAsync(StaffVisit staff, long number, HttpContext http)
    {
        if (await FindAsync(staff, number, http) is not { Status: ProposalStatus.Accepted or ProposalStatus.Released, IsTried: true } proposal)
            return StaffError.NotFound(staff, Path);
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await record.AddAsync(Did(staff, "export", number, null), http.RequestAborted);
            await record.LogHeadAsync(log, http.RequestAborted);
        }

        return Results.File(
            System.Text.Encoding.UTF8.GetBytes(ProposalFiles.Patch(proposal, folders, release)), "text/x-diff; charset=utf-8",
            $"proposal-{number}.patch");
    }

    public async Task<IResult> TryAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        if (await FindAsync(staff, number, http) is not { } proposal) return StaffError.NotFound(staff, Path);
        if (!proposal.IsTried) return StaffError.Bad(staff, "proposals.wording-how", $"{Path}/{number}");
        var change = await proposals.AskTrialAsync(number, form.Version ?? -1, Did(staff, "trial", number, null), http.RequestAborted);
        return await AnswerAsync(staff, proposal, change, staff.Visit.Words["trial.ask"], "trying", "proposals.decided", http);
    }

    public async Task<IResult> DecideAsync(StaffVisit staff, long number, StaffForm form, string status, HttpContext http)
    {
        if (await FindAsync(staff, number, http) is not { } proposal) return StaffError.NotFound(staff, Path);
        var here = $"{Path}/{number}";
        if (status == ProposalStatus.Withdrawn && proposal.By != staff.Person.Id && !staff.Person.May(Right.Decide))
            return StaffError.Bad(staff, "proposals.not-yours", here);
        if (status == ProposalStatus.Accepted && proposal.By == staff.Person.Id) return StaffError.Bad(staff, "proposals.own", here);
        if (form["word"] is { Length: > LongestWord }) return StaffError.Bad(staff, "staff.too-long", here);
        var what = status switch
        {
            ProposalStatus.Accepted => "accept", ProposalStatus.Refused => "refuse", _ => "withdraw",
        };
        var change = await proposals.DecideAsync(
            number, form.Version ?? -1, status, form["word"], release.Id, Did(staff, what, number, null), http.RequestAborted);
        var refusal = status == ProposalStatus.Accepted && proposal.IsOpen
            ? proposal.Trial is { IsClean: false } ? "proposals.faulty" : "proposals.untried" : "proposals.decided";
        return await AnswerAsync(staff, proposal, change, staff.Visit.Words[$"status.{status}"], status, refusal, http);
    }

    private async Task<Proposal?> FindAsync(StaffVisit staff, long number, HttpContext http) =>
        await proposals.FindAsync(number, http.RequestAborted) is { } proposal && staff.Person.Sees(proposal.Organisation) ? proposal : null;

    private async Task<IResult> AnswerAsync(
        StaffVisit staff, Proposal proposal, Change change, string yours, string done, string refusal, HttpContext http) => change switch
    {
        Change.Done => Done.At(staff, $"{Path}/{proposal.Number}", done),
        Change.Refused => StaffError.Bad(staff, refusal, $"{Path}/{proposal.Number}"),
        _ => StaffError.Stale(
            staff, yours, await proposals.FindAsync(proposal.Number, http.RequestAborted) is { } now
                ? staff.Visit.Words[$"status.{now.Status}"] : null, $"{Path}/{proposal.Number}"),
    };

    private Deed Did(StaffVisit staff, string what, long number, string? detail) =>
        staff.Did(time.GetUtcNow(), $"proposals/{what}", number, detail);

    private static object Row(Proposal p) => new
    {
        p.Number, p.Kind, p.Entry, texts = p.Texts, p.Was, p.Group, p.Organisation, p.By, p.At, p.Status, p.Version, p.TrialState,
        asked = p.Trial?.Asked, answered = p.Trial?.Answered, questions = p.Trial?.Questions, changed = p.Trial?.Changed, p.DecidedBy,
        p.DecidedAt, p.Word,
    };
}
