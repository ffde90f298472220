using System.Globalization;
using BotService.Engine.Library;
using BotService.Review.Low;
using BotService.Review;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Web.Staff.Conversations;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Low;

/// <summary>Carries out what a reviewer does with conversations that went badly.</summary>
internal sealed class LowDesk(ILowItems items, ITalks talks, IPeople people, ILibrary library, TimeProvider time)
{
    private const string Path = LowPages.Path;
    private const int PageSize = 50;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var (cancel, query) = (http.RequestAborted, http.Request.Query);
        var ask = ListAsk.Read(staff, query).Knowing([LowItem.Open, LowItem.Closed, LowItem.Late]);
        var (reason, cause) = (Known(query["reason"], LowReasons.All), Known(query["cause"], RootCauses.All));
        var page = await items.ListAsync(
            new LowFilter(ask.From, ask.To, ask.Organisation, ask.Status, ask.Assignee, reason, cause), ask.Page, PageSize,
            staff.Visit.Today, cancel);
        if (StaffList.WantsJson(http))
        {
            return StaffList.Json(
                [.. page.Rows.Select(i => new
                {
                    i.Number, i.Conversation, i.At, i.HeardAt, i.Reasons, status = i.StatusOn(staff.Visit.Today), i.Cause, i.Assignee,
                    i.Due, i.Chases, i.ChasedAt, i.Entry, i.Organisation, i.Score,
                    words = i.Words is null ? null : Cut.To(i.Words), i.ClosedAt, i.Version,
                })],
                page.Total, page.Next, ask);
        }

        var names = await StaffNames.LoadAsync(staff, people, library, cancel);
        return LowList.Of(staff, page, ask, reason, cause, names);
    }

    public Task<IResult> OneAsync(StaffVisit staff, long number, HttpContext http) => WithAsync(staff, number, http, async item =>
    {
        var cancel = http.RequestAborted;
        var after = long.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var on) ? on : 0;
        var look = staff.Did(time.GetUtcNow(), "conversations/look", item.Conversation, $"low/{number}");
        var talk = await talks.OpenAsync(item.Conversation, after, ConversationPages.Lines, look, cancel);
        var names = await StaffNames.LoadAsync(staff, people, library, cancel);
        return LowPage.Of(staff, item, await items.NotesAsync(number, cancel), talk, after, names);
    });

    public Task<IResult> AssignAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) =>
        WithAsync(staff, number, http, async item =>
        {
            var names = await StaffNames.LoadAsync(staff, people, library, http.RequestAborted);
            var assignee = form["assignee"];
            if (assignee is not null && names.Able(Right.Low, item.Organisation).All(t => t.Id != assignee))
                return StaffError.Bad(staff, "low.no-person", $"{Path}/{number}");
            if (form["due"] is not null && form.Day("due") is null) return StaffError.Bad(staff, "low.no-day", $"{Path}/{number}");
            var due = form.Day("due");
            var change = await items.AssignAsync(
                number, form.Version ?? 0, assignee, due, Did(staff, "assign", number, $"{assignee} {due:yyyy-MM-dd}".Trim()),
                http.RequestAborted);
            return await AnswerAsync(
                staff, number, change, names.Held(assignee, due), i => names.Held(i.Assignee, i.Due), http);
        });

    public Task<IResult> CauseAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) =>
        WithAsync(staff, number, http, async _ =>
        {
            if (Known(form["cause"], RootCauses.All) is not { } cause) return StaffError.Bad(staff, "low.no-cause", $"{Path}/{number}");
            var change = await items.CauseAsync(
                number, form.Version ?? 0, cause, Did(staff, "cause", number, cause), http.RequestAborted);
            return await AnswerAsync(
                staff, number, change, staff.Visit.Words[$"low.cause-{cause}"],
                i => i.Cause is { } c ? staff.Visit.Words[$"low.cause-{c}"] : "", http);
        });

    public Task<IResult> NoteAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) =>
        WithAsync(staff, number, http, async _ =>
        {
            if (form["text"] is not { } text) return StaffError.Bad(staff, "low.no-text", $"{Path}/{number}");
            if (text.Length > LowNote.Longest) return TooLong(staff, number);
            await items.NoteAsync(number, text, Did(staff, "note", number, null), http.RequestAborted);
            return Done.At(staff, $"{Path}/{number}", "noted");
        });

    public Task<IResult> ChaseAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) =>
        WithAsync(staff, number, http, async _ =>
        {
            if (form["text"] is { Length: > LowNote.Longest }) return TooLong(staff, number);
            var change = await items.ChaseAsync(number, form["text"], Did(staff, "chase", number, null), http.RequestAborted);
            return change is Change.Done
                ? Done.At(staff, $"{Path}/{number}", "chased") : StaffError.Bad(staff, "low.is-closed", $"{Path}/{number}");
        });

    public Task<IResult> CloseAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) =>
        WithAsync(staff, number, http, async item =>
        {
            if (form["text"] is { Length: > LowNote.Longest }) return TooLong(staff, number);
            if (item is { IsOpen: true, Cause: null }) return StaffError.Bad(staff, "low.needs-cause", $"{Path}/{number}");
            var change = await items.CloseAsync(
                number, form.Version ?? 0, form["text"], Did(staff, "close", number, item.Cause), http.RequestAborted);
            return await AnswerAsync(
                staff, number, change, form["text"] ?? staff.Visit.Words["low.close"],
                i => staff.Visit.Words[$"status.{i.StatusOn(staff.Visit.Today)}"], http);
        });

    /// <summary>Somebody bound to an organisation finds nothing else: not even that it is there.</summary>
    private async Task<IResult> WithAsync(StaffVisit staff, long number, HttpContext http, Func<LowItem, Task<IResult>> work)
    {
        if (await items.FindAsync(number, http.RequestAborted) is not { } item) return StaffError.NotFound(staff, Path);
        var organisations = await talks.OrganisationsAsync(item.Conversation, http.RequestAborted);
        var isTheirs = staff.Person.Sees(item.Organisation) || organisations is not null && staff.Person.Sees(organisations);
        return isTheirs ? await work(item) : StaffError.NotFound(staff, Path);
    }

    private async Task<IResult> AnswerAsync(
        StaffVisit staff, long number, Change change, string yours, Func<LowItem, string> theirs, HttpContext http) => change switch
    {
        Change.Done => Done.At(staff, $"{Path}/{number}", "saved"),
        Change.Refused => StaffError.Bad(staff, "low.is-closed", $"{Path}/{number}"),
        _ => StaffError.Stale(
            staff, yours, await items.FindAsync(number, http.RequestAborted) is { } now ? theirs(now) : null, $"{Path}/{number}"),
    };

    private Deed Did(StaffVisit staff, string what, long number, string? detail) =>
        staff.Did(time.GetUtcNow(), $"low/{what}", number, detail);

    private static IResult TooLong(StaffVisit staff, long number) => StaffError.Bad(staff, "staff.too-long", $"{Path}/{number}");

    private static string? Known(string? name, IReadOnlyList<string> names) => name is not null && names.Contains(name) ? name : null;
}
