using BotService.Editing.Approval;
using BotService.Editing.Drafts;
using BotService.Engine.Library;
using BotService.Releases;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Releases.InForce;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Releases;

/// <summary>Shows the calendar and the releases, and goes back to one.</summary>
internal sealed class ReleaseDesk(
    IReleaseStore releases, ReleaseKeeping keeping, Publishing publishing, IReleaseState state, IReleases shelf, IPeople people,
    ILibrary library, DraftCourse course, TimeProvider time)
{
    private const string Path = ReleasePages.Path;
    private const int PageSize = 50, LongestReason = 500;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var cancel = http.RequestAborted;
        var ask = ListAsk.Read(staff, http.Request.Query);
        var all = await releases.ListAsync(null, int.MaxValue, cancel);
        var begin = ask.Page is { } page && all.FirstOrDefault(r => r.Id == page) is { } first ? all.ToList().IndexOf(first) : 0;
        IReadOnlyList<KeptRelease> rows = [.. all.Skip(begin).Take(PageSize)];
        var next = all.ElementAtOrDefault(begin + PageSize)?.Id;
        var board = await BoardAsync(cancel);
        return StaffList.WantsJson(http)
            ? StaffList.Json([.. rows.Select(r => Row(r, board))], all.Count, next, ask, Summary(board))
            : ReleaseList.Of(staff, rows, all.Count, next, ask, board, await StaffNames.LoadAsync(staff, people, library, cancel));
    }

    public async Task<IResult> OneAsync(StaffVisit staff, string id, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await releases.FindAsync(id, cancel) is not { } release) return StaffError.NotFound(staff, Path);
        // Of the first one, everything is new: that is no change that anybody could read.
        var edits = release.Base is { } from && await releases.FindAsync(from, cancel) is not null
            ? await keeping.EditsAsync(from, id, cancel) : [];
        var board = await BoardAsync(cancel);
        return StaffList.WantsJson(http)
            ? Results.Json(new
            {
                release = Row(release, board), files = edits.Select(e => e.Path), entries = EntryFiles.EntriesOf(edits.Select(e => e.Path)),
                patch = UnifiedPatch.Of(edits),
            })
            : ReleasePage.Of(staff, release, edits, board, await StaffNames.LoadAsync(staff, people, library, cancel));
    }

    public async Task<IResult> RollbackAsync(StaffVisit staff, string id, StaffForm form, HttpContext http)
    {
        var here = $"{Path}/{id}";
        if (form["reason"] is not { } reason) return StaffError.Bad(staff, "releases.reason-missing", here);
        if (reason.Length > LongestReason) return StaffError.Bad(staff, "staff.too-long", here);
        var deed = staff.Did(time.GetUtcNow(), "releases/rollback", id, reason);
        var done = await publishing.RollbackAsync(id, reason, deed, http.RequestAborted);
        return done.Outcome switch
        {
            PublishOutcome.Done => Done.At(staff, here, "release-rollback"),
            PublishOutcome.Unknown => StaffError.NotFound(staff, Path),
            PublishOutcome.NewerProgram => StaffError.Bad(staff, "releases.newer-program", here),
            _ => StaffError.Bad(staff, "releases.holds-already", here),
        };
    }

    /// <summary>Takes back what has not begun; ends something urgent, which is for those who may begin it.</summary>
    public async Task<IResult> CancelAsync(StaffVisit staff, long number, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if ((await publishing.CalendarAsync(cancel)).Rows.FirstOrDefault(r => r.Number == number) is not { } row)
            return StaffError.NotFound(staff, Path);
        var isUrgent = row.Kind == DayKind.Urgent;
        if (isUrgent && !staff.Person.May(Right.Urgent)) return StaffError.Forbidden(staff);
        var deed = staff.Did(time.GetUtcNow(), isUrgent ? "releases/end-urgent" : "releases/take-back", row.Release);
        if (!await publishing.CancelAsync(number, deed, cancel)) return StaffError.Bad(staff, "releases.not-ahead", Path);
        // The draft that it came of is where it was before.
        await course.RunAsync(cancel);
        return Done.At(staff, Path, isUrgent ? "release-ended" : "release-taken-back");
    }

    private async Task<ReleaseBoard> BoardAsync(CancellationToken cancel)
    {
        var calendar = await publishing.CalendarAsync(cancel);
        return new(
            calendar, calendar.Moment(time.GetUtcNow()), shelf.Current.Id, state.Stuck, await releases.ReceiptsAsync(null, cancel));
    }

    private static object Row(KeptRelease r, ReleaseBoard board) => new
    {
        r.Id, r.Title, r.Reason, r.By, r.At, r.Base, r.Origin, r.Draft, r.Program, receipts = board.Receipts.GetValueOrDefault(r.Id),
        holds = board.Held?.Release == r.Id,
        spans = board.Spans.Where(s => s.Row.Release == r.Id).Select(s => new { s.From, s.To, s.Row.Kind, s.Row.By, s.Row.Reason }),
    };

    private static object Summary(ReleaseBoard board) => new
    {
        holds = board.Held?.Release, answers = board.Answers, stuck = board.Stuck?.Release,
        ahead = board.Ahead.Select(r => new { r.Number, r.Release, r.From, r.Draft, r.By, r.Reason }),
        exceptions = board.Exceptions.Select(r => new { r.Number, r.Release, r.Until, r.Draft, r.By, r.Reason }),
    };
}

/// <summary>The calendar as it stands now.</summary>
/// <param name="Answers">The release that this process answers by.</param>
/// <param name="Receipts">How many were given under each release.</param>
public sealed record ReleaseBoard(
    ReleaseCalendar Calendar, DateTimeOffset Now, string Answers, StuckChange? Stuck, IReadOnlyDictionary<string, long> Receipts)
{
    public ReleaseDay? Held { get; } = Calendar.At(Now);

    public IReadOnlyList<ReleaseDay> Ahead { get; } = Calendar.Ahead(Now);

    public IReadOnlyList<ReleaseDay> Exceptions { get; } = Calendar.Exceptions(Now);

    public IReadOnlyList<ReleaseSpan> Spans { get; } = Calendar.Spans(Now);
}
