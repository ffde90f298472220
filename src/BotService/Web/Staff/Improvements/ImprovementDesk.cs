using BotService.Engine.Library;
using BotService.Review.Improvements;
using BotService.Review.Low;
using BotService.Review;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Improvements;

/// <summary>Carries out what is done with the register.</summary>
internal sealed class ImprovementDesk(
    IImprovements improvements, Measuring measuring, IPeople people, ILibrary library, TimeProvider time)
{
    private const string Path = ImprovementPages.Path;
    private const int PageSize = 50;

    private static readonly string[] Statuses =
        [LowItem.Open, LowItem.Late, Improvement.Planned, Improvement.Started, Improvement.Closed, Improvement.Dropped];

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var (cancel, asked) = (http.RequestAborted, http.Request.Query["quarter"].ToString());
        var ask = ListAsk.Read(staff, http.Request.Query).Knowing(Statuses);
        var quarter = Quarter.Find(asked);
        if (quarter is null && asked.Length > 0) ask = ask with { Ignored = [.. ask.Ignored, "quarter"] };
        var page = await improvements.ListAsync(
            new ImprovementFilter(quarter, ask.Organisation, ask.Status, ask.Assignee), ask.Page, PageSize, staff.Visit.Today, cancel);
        // What the aimed figure was in the quarter and in the one before, for following up quarter by quarter.
        var shown = quarter ?? Quarter.Of(staff.Visit.Today);
        var figures = await measuring.QuartersAsync(page.Rows, shown, cancel);
        if (StaffList.WantsJson(http))
        {
            return StaffList.Json(
                [.. page.Rows.Select(i => new
                {
                    i.Number, i.Cause, i.Problem, i.Measure, aim = i.Aim.Name(), i.Entries, i.Organisation, i.Group, i.Item, i.Owner, i.Due,
                    i.Status, overdue = i.IsLate(staff.Visit.Today), i.StartedAt, i.ClosedAt, i.ClosedBy, i.ReopenedAt, reopenedBy = i.Quarter,
                    i.Version, before = Json(figures[i.Number].Before.Of(i.Aim)), now = Json(figures[i.Number].After.Of(i.Aim)),
                })],
                page.Total, page.Next, ask, new { quarter = shown.ToString() });
        }

        return ImprovementList.Of(staff, page, ask, quarter, shown, figures, await NamesAsync(staff, http));

        static object Json(Ratio ratio) => new { hits = ratio.Hits, of = ratio.Of };
    }

    public async Task<IResult> AddAsync(StaffVisit staff, StaffForm form, HttpContext http)
    {
        var names = await NamesAsync(staff, http);
        var (read, problem) = NewImprovementForm.Read(form, staff, names);
        if (read is null) return StaffError.Bad(staff, problem!, Path);
        var number = await improvements.AddAsync(
            read, n => Did(staff, "add", n, $"{read.Aim.Name()} {string.Join(' ', read.Entries)}"), http.RequestAborted);
        return Done.At(staff, $"{Path}/{number}", "registered");
    }

    public Task<IResult> OneAsync(StaffVisit staff, long number, HttpContext http) => WithAsync(staff, number, http, async improvement =>
        ImprovementPage.Of(
            staff, improvement, await improvements.EvidenceAsync(number, http.RequestAborted),
            await improvements.EffectsAsync(number, http.RequestAborted), library.Release, await NamesAsync(staff, http)));

    public Task<IResult> FileAsync(StaffVisit staff, long number, long file, HttpContext http) => WithAsync(staff, number, http, async _ =>
        await improvements.FileAsync(number, file, http.RequestAborted) is var (name, content)
            // To be saved, never shown: whoever brought it may have brought anything.
            ? Results.File(content, "application/octet-stream", name) : StaffError.NotFound(staff, $"{Path}/{number}"));

    public Task<IResult> StartAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => ChangeAsync(
        staff, number, "start", "started", http, _ => null, i => improvements.StartAsync(
            number, form.Version ?? 0, Did(staff, "start", number, null), http.RequestAborted));

    public Task<IResult> DropAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => ChangeAsync(
        staff, number, "drop", "dropped", http, _ => null, i => improvements.DropAsync(
            number, form.Version ?? 0, Did(staff, "drop", number, null), http.RequestAborted));

    public Task<IResult> CloseAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => ChangeAsync(
        staff, number, "close", "closed", http,
        i => i.Owner == staff.Person.Id ? "improvements.own" : i.IsOver ? null : "improvements.unproved",
        i => improvements.CloseAsync(number, form.Version ?? 0, Did(staff, "close", number, null), http.RequestAborted));

    public Task<IResult> ReopenAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => ChangeAsync(
        staff, number, "reopen", "reopened", http, _ => null, i => improvements.ReopenAsync(
            number, form.Version ?? 0, Did(staff, "reopen", number, null), http.RequestAborted));

    /// <summary>Somebody bound to an organisation finds nothing else: not even that it is there.</summary>
    internal static async Task<IResult> WithAsync(
        IImprovements improvements, StaffVisit staff, long number, CancellationToken cancel, Func<Improvement, Task<IResult>> work) =>
        await improvements.FindAsync(number, cancel) is { } found && staff.Person.Sees(found.Organisation)
            ? await work(found) : StaffError.NotFound(staff, Path);

    private Task<IResult> WithAsync(StaffVisit staff, long number, HttpContext http, Func<Improvement, Task<IResult>> work) =>
        WithAsync(improvements, staff, number, http.RequestAborted, work);

    /// <param name="why">Key of the words for what stands in the way; null: what it already is does.</param>
    private Task<IResult> ChangeAsync(
        StaffVisit staff, long number, string what, string done, HttpContext http, Func<Improvement, string?> why,
        Func<Improvement, Task<Change>> change) => WithAsync(staff, number, http, async improvement =>
    {
        var outcome = await change(improvement);
        if (outcome is Change.Done) return Done.At(staff, $"{Path}/{number}", done);
        var words = staff.Visit.Words;
        if (outcome is Change.Refused) return StaffError.Bad(staff, why(improvement) ?? "improvements.not-now", $"{Path}/{number}");
        var now = await improvements.FindAsync(number, http.RequestAborted);
        return StaffError.Stale(
            staff, words[$"improvements.{what}"], now is null ? null : words[$"status.{now.Status}"], $"{Path}/{number}");
    });

    private Task<StaffNames> NamesAsync(StaffVisit staff, HttpContext http) =>
        StaffNames.LoadAsync(staff, people, library, http.RequestAborted);

    private Deed Did(StaffVisit staff, string what, long number, string? detail) =>
        staff.Did(time.GetUtcNow(), $"improvements/{what}", number, detail);
}
