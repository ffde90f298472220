using BotService.Editing.Drafts;
using BotService.Engine.Library;
using BotService.Renewal;
using BotService.Renewal.Changes;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Web.Staff.Drafts;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Renewal;

/// <summary>Carries out what is decided about a change: a draft, or that nothing need be changed.</summary>
internal sealed class ChangeDesk(
    IPlanChanges changes, IPlanBook plans, IDrafts drafts, DraftBase bases, IPeople people, ILibrary library, TimeProvider time)
{
    private const int LongestTitle = 120, LongestText = 2000;

    public Task<IResult> OneAsync(StaffVisit staff, long number, HttpContext http) => WithAsync(staff, number, http, async change =>
    {
        var draft = change.Draft is { } made ? await drafts.FindAsync(made, http.RequestAborted) : null;
        if (StaffList.WantsJson(http)) return Results.Json(Json(change, draft));
        return ChangePage.Of(staff, change, draft, await StaffNames.LoadAsync(staff, people, library, http.RequestAborted));
    });

    public Task<IResult> DraftAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => WithAsync(staff, number, http, async change =>
    {
        var here = RenewalPages.ChangePath(number);
        if (await bases.NewestAsync(http.RequestAborted) is not { } release) return StaffError.Bad(staff, "changes.no-release", here);
        var words = staff.Visit.Words;
        var title = words.Say("changes.draft-title", ("place", DiffWords.Place(change.Found.Olds, change.Found.News)),
            ("words", change.Found.After ?? change.Found.Before ?? ""));
        var reason = words.Say("changes.draft-reason", ("a", change.A), ("b", change.B), ("class", DiffWords.Class(words, change.Found.Class)),
            ("tasks", string.Join(' ', ChangePage.Tasks(words, change.Found))));
        var (outcome, draft) = await changes.DraftAsync(
            number, form.Version ?? -1, ChangeWork.DraftOf(change, Cut(title, LongestTitle), Cut(reason, LongestText), release),
            Did(staff, "draft", number), http.RequestAborted);
        return outcome is Change.Done ? Done.At(staff, $"{DraftPages.Path}/{draft}", "change-drafted") : await LateAsync(staff, change, http);
    });

    public Task<IResult> NoNeedAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => WithAsync(staff, number, http, async change =>
    {
        var here = RenewalPages.ChangePath(number);
        if (form["reason"] is not { Length: <= ListedChange.LongestReason } reason)
            return StaffError.Bad(staff, "changes.needs-reason", here, ("n", DiffWords.Count(ListedChange.LongestReason)));
        var outcome = await changes.NoNeedAsync(number, form.Version ?? -1, reason, Did(staff, "no-need", number), http.RequestAborted);
        return outcome is Change.Done ? Done.At(staff, here, "change-unneeded") : await LateAsync(staff, change, http, reason);
    });

    public Task<IResult> ReopenAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) => WithAsync(staff, number, http, async change =>
        await changes.ReopenAsync(number, form.Version ?? -1, Did(staff, "reopen", number), http.RequestAborted) is Change.Done
            ? Done.At(staff, RenewalPages.ChangePath(number), "change-reopened") : await LateAsync(staff, change, http));

    internal static object Json(ListedChange change) => Json(change, null);

    /// <param name="draft">The one that does it, where it is to be told how far that is.</param>
    private static object Json(ListedChange change, Draft? draft) => new
    {
        number = change.IsListed ? change.Number : (long?)null, change.A, change.B, @class = change.Found.Class.ToString().ToLowerInvariant(), olds = change.Found.Olds,
        news = change.Found.News, before = change.Found.Before, after = change.Found.After,
        changes = change.Found.Changes.Select(c => new { kind = c.Kind.ToString().ToLowerInvariant(), c.Old, c.New }),
        touches = change.Found.Touches.Select(t => new
        {
            kind = t.Kind.ToString().ToLowerInvariant(), t.Id, t.Entry, by = t.IsNamed ? "reference" : "likeness", t.Why,
        }),
        tasks = change.Found.Tasks.Select(t => t.ToString().ToLowerInvariant()), owner = change.Found.Owner, due = change.Found.Due, change.State,
        change.Draft, progress = draft?.State, release = draft is { State: DraftState.Published } ? draft.Release : null, change.Reason, change.By, change.At, change.Version,
    };

    /// <summary>Somebody decided first: both decisions are shown.</summary>
    private async Task<IResult> LateAsync(StaffVisit staff, ListedChange change, HttpContext http, string? typed = null)
    {
        var now = await changes.FindAsync(change.Number, http.RequestAborted);
        return StaffError.Stale(
            staff, typed, now is null ? null : $"{staff.Visit.Words[$"status.{now.State}"]} {now.Reason}".TrimEnd(), RenewalPages.ChangePath(change.Number));
    }

    private async Task<IResult> WithAsync(StaffVisit staff, long number, HttpContext http, Func<ListedChange, Task<IResult>> work) =>
        await changes.FindAsync(number, http.RequestAborted) is { } change
        && (staff.Person.Organisation is null || await plans.FindAsync(change.B.Split(PlanComparing.Of)[0], http.RequestAborted) is { } plan
            && staff.Person.Sees(plan.Organisation))
            ? await work(change) : StaffError.NotFound(staff, RenewalPages.Path);

    /// <summary>No longer than it may be, and never through a pair of half characters.</summary>
    private static string Cut(string text, int most) => text.ReplaceLineEndings(" ") is var line && line.Length <= most ? line
        : line[..(char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1)] + "…";

    private Deed Did(StaffVisit staff, string what, long number) => staff.Did(time.GetUtcNow(), $"plans/{what}", number);
}
