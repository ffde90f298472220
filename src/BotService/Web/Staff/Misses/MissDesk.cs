using System.Globalization;
using BotService.Engine;
using BotService.Engine.Library;
using BotService.Review.Misses;
using BotService.Review;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Misses;

/// <summary>Shows groups of misses, and carries out what concerns a group as a whole.</summary>
internal sealed class MissDesk(IMisses misses, IPeople people, ILibrary library, Release release, TimeProvider time)
{
    private const int PageSize = 50;

    /// <summary>So many texts of a group are shown; working off begins with those asked most.</summary>
    public const int MostTexts = 100;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var cancel = http.RequestAborted;
        var ask = ListAsk.Read(staff, http.Request.Query).Knowing([.. GroupStatus.All, GroupStatus.Overdue]);
        var today = staff.Visit.Today;
        var page = await misses.ListAsync(
            new MissFilter(ask.Organisation, ask.Status, ask.Assignee, ask.From, ask.To), ask.Page, PageSize, today, cancel);
        var counts = await misses.CountAsync(ask.Organisation, today, cancel);
        if (StaffList.WantsJson(http))
        {
            return StaffList.Json(
                [.. page.Rows.Select(r => new
                {
                    r.Group.Number, title = Cut.To(r.Group.Title), r.Group.Status, overdue = r.Group.IsOverdue(today), r.Group.Assignee, r.Group.Due,
                    r.Group.Judgement, r.Group.Entry, r.Group.Proposal, r.Group.Size, r.Group.Texts, r.Group.Conversations, lately = r.Lately,
                    before = r.Before, r.Group.Languages, r.Group.Nearest, r.Group.Organisation, r.Group.FirstAt, r.Group.LastAt,
                    r.Group.Version,
                })],
                page.Total, page.Next, ask, counts);
        }

        return MissList.Of(staff, page, counts, ask, await StaffNames.LoadAsync(staff, people, library, cancel));
    }

    public async Task<IResult> OneAsync(StaffVisit staff, long number, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await FindAsync(staff, number, cancel) is not { } group) return StaffError.NotFound(staff, MissPages.Path);
        var texts = await misses.TextsAsync(number, staff.Person.Organisation, MostTexts, cancel);
        var rows = texts.Select(t => new MissAsked(t, WhyNots.Of(release, t))).ToList();
        if (StaffList.WantsJson(http))
        {
            return StaffList.Json(
                [.. rows.Select(r => new
                {
                    r.Text.Number, r.Text.Text, r.Text.Language, r.Text.Reason, r.Text.Size, r.Text.FirstAt, r.Text.LastAt, r.Text.Before,
                    nearest = r.Text.NearestEntries, why = r.Why.Select(w => w.Key),
                })],
                group.Texts, null, ListAsk.Read(staff, http.Request.Query),
                new { group.Number, group.Status, group.Assignee, group.Due, group.Judgement, group.Entry, group.Version, group.Size });
        }

        return MissPage.Of(staff, group, rows, await StaffNames.LoadAsync(staff, people, library, cancel), library);
    }

    /// <summary>Somebody bound to an organisation finds nothing else: not even that it is there.</summary>
    public async Task<IResult> WithAsync(
        StaffVisit staff, long number, StaffForm form, HttpContext http, Func<MissWork, Task<IResult>> work) =>
        await FindAsync(staff, number, http.RequestAborted) is { } group
            ? await work(new MissWork(staff, group, form, time.GetUtcNow(), http.RequestAborted))
            : StaffError.NotFound(staff, MissPages.Path);

    public async Task<IResult> AssignAsync(MissWork work)
    {
        var names = await StaffNames.LoadAsync(work.Staff, people, library, work.Cancel);
        var (assignee, due) = (work.Form["assignee"], work.Form.Day("due"));
        if (assignee is ListAsk.Mine) assignee = work.Staff.Person.Id;
        if (assignee is not null && names.Able(Right.Misses, work.Group.Organisation).All(t => t.Id != assignee)) return work.Bad("no-person");
        if (work.Form["due"] is not null && due is null) return work.Bad("no-day");
        var change = await misses.AssignAsync(
            work.Group.Number, work.Version, assignee, due, work.Did("assign", $"{assignee} {due:yyyy-MM-dd}".Trim()), work.Cancel);
        return await AnswerAsync(work, change, names.Held(assignee, due), g => names.Held(g.Assignee, g.Due));
    }

    public async Task<IResult> ChaseAsync(MissWork work) =>
        await misses.ChaseAsync(work.Group.Number, work.Did("chase"), work.Cancel) == Change.Done
            ? Done.At(work.Staff, work.Path, "chased") : work.Bad("nobody-to-chase");

    public async Task<IResult> SpamAsync(MissWork work) => await AnswerAsync(
        work, await misses.JudgeAsync(work.Group.Number, work.Version, Judgements.Spam, null, null, work.Did("spam"), work.Cancel),
        work.Staff.Visit.Words["misses.spam"], Now(work));

    public async Task<IResult> ReopenAsync(MissWork work) => await AnswerAsync(
        work, await misses.ReopenAsync(work.Group.Number, work.Version, work.Did("reopen"), work.Cancel),
        work.Staff.Visit.Words["misses.reopen"], Now(work));

    public async Task<IResult> MergeAsync(MissWork work)
    {
        if (!long.TryParse(work.Form["into"], NumberStyles.None, CultureInfo.InvariantCulture, out var into)
            || await FindAsync(work.Staff, into, work.Cancel) is null)
        {
            return work.Bad("no-group");
        }

        var change = await misses.MergeAsync(work.Group.Number, work.Version, into, work.Did("merge", $"{into}"), work.Cancel);
        return change switch
        {
            Change.Done => Done.At(work.Staff, $"{MissPages.Path}/{into}", "merged"),
            Change.Cycle => work.Bad("cycle"),
            _ => await AnswerAsync(work, change, $"→ {into}", Now(work)),
        };
    }

    public async Task<IResult> SplitAsync(MissWork work)
    {
        var (change, number) = await misses.SplitAsync(work.Group.Number, work.Version, work.Chosen, work.Did("split"), work.Cancel);
        if (change == Change.Done) return Done.At(work.Staff, $"{MissPages.Path}/{number}", "split");
        return change == Change.Stale
            ? await AnswerAsync(work, change, work.Staff.Visit.Words["misses.split"], Now(work)) : work.Bad("no-split");
    }

    internal async Task<IResult> AnswerAsync(MissWork work, Change change, string yours, Func<MissGroup, string> theirs) => change switch
    {
        Change.Done => Done.At(work.Staff, work.Path, "saved"),
        Change.Stale => StaffError.Stale(
            work.Staff, yours, await misses.FindAsync(work.Group.Number, work.Cancel) is { } now ? theirs(now) : null, work.Path),
        _ => work.Bad("not-now"),
    };

    /// <summary>How a group stands, in words.</summary>
    internal static Func<MissGroup, string> Now(MissWork work)
    {
        var words = work.Staff.Visit.Words;
        return group => group.Judgement is { } judgement
            ? $"{words[$"status.{group.Status}"]} {words[$"misses.judged-{judgement}"]}" : words[$"status.{group.Status}"];
    }

    private async Task<MissGroup?> FindAsync(StaffVisit staff, long number, CancellationToken cancel) =>
        await misses.FindAsync(number, cancel) is { } group && staff.Person.Sees(group.Organisation) ? group : null;
}

/// <summary>A text of a group, and why it was not answered.</summary>
public sealed record MissAsked(MissText Text, IReadOnlyList<WhyNot> Why);
