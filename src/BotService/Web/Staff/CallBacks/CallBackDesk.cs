using BotService.CallBacks;
using BotService.Conversations.CallBacks;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Hours;
using BotService.Engine.Library;
using BotService.Review;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.CallBacks;

/// <summary>Carries out what is done with call-backs.</summary>
internal sealed class CallBackDesk(
    ICallBacks callBacks, CallBackPromises promises, CallBackTelling telling, IPeople people, ILibrary library, TimeProvider time)
{
    private const string Path = CallBackPages.Path;
    private const int PageSize = 50;

    /// <summary>Of those whose people never come, the clock runs all the same.</summary>
    private static readonly TimeSpan WithoutHours = TimeSpan.FromDays(1);

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var (cancel, now) = (http.RequestAborted, time.GetUtcNow());
        var ask = ListAsk.Read(staff, http.Request.Query).Knowing(CallBackStates.All);
        var page = await callBacks.ListAsync(
            new CallBackFilter(ask.Organisation, ask.Status, ask.Assignee), ask.Page, PageSize, now, cancel);
        if (StaffList.WantsJson(http)) return StaffList.Json([.. page.Rows.Select(c => Row(c, now))], page.Total, page.Next, ask);
        return CallBackList.Of(staff, page, ask, await StaffNames.LoadAsync(staff, people, library, cancel), now);
    }

    /// <summary>Shows the telephone number to its owner; that look is recorded.</summary>
    public Task<IResult> OneAsync(StaffVisit staff, string name, HttpContext http) => WithAsync(staff, name, http, async callBack =>
    {
        var cancel = http.RequestAborted;
        if (StaffList.WantsJson(http)) return Results.Json(new { callback = Row(callBack, time.GetUtcNow()), callBack.Attempts });
        var contact = callBack.IsOpen && callBack.Owner == staff.Person.Id && HttpMethods.IsGet(http.Request.Method)
            ? await callBacks.LookAsync(callBack.Number, Did(staff, "look", callBack), cancel) : null;
        var terms = await promises.TermsAsync(cancel);
        return CallBackPage.Of(
            staff, callBack, contact, [.. CallBackTimes.Possible(terms, callBack.Organisation ?? HoursTable.Everybody)],
            await StaffNames.LoadAsync(staff, people, library, cancel), time.GetUtcNow());
    });

    /// <summary>Who has the right takes it over; everybody else is told who has it.</summary>
    public Task<IResult> ClaimAsync(StaffVisit staff, string name, StaffForm form, HttpContext http) =>
        WithAsync(staff, name, http, async callBack =>
        {
            // What the form showed: who had it then. Taking over is meant of that one alone.
            var from = staff.Person.May(Right.Hours) ? form["from"] : null;
            var change = await callBacks.ClaimAsync(callBack.Number, from, Did(staff, "claim", callBack, from), http.RequestAborted);
            if (change != Change.Stale) return await AnswerAsync(staff, callBack, change, "", "claimed", "callbacks.is-closed", http);
            var names = await StaffNames.LoadAsync(staff, people, library, http.RequestAborted);
            var now = await callBacks.FindAsync(callBack.Number, http.RequestAborted);
            return now?.Owner == staff.Person.Id
                ? Done.At(staff, $"{Path}/{callBack.Name}", "claimed")
                : StaffError.Stale(staff, staff.Person.Email, names.Person(now?.Owner), $"{Path}/{callBack.Name}");
        });

    public Task<IResult> AttemptAsync(StaffVisit staff, string name, StaffForm form, HttpContext http) =>
        WithAsync(staff, name, http, async callBack =>
        {
            if (form["outcome"] is not { } outcome || !CallAttempt.Outcomes.Contains(outcome)) return Bad(staff, callBack, "callbacks.no-outcome");
            if (form["word"] is { Length: > CallAttempt.LongestWord }) return Bad(staff, callBack, "staff.too-long");
            var next = await WindowAsync(callBack, CallBackPart.Any, http.RequestAborted);
            var change = await callBacks.AttemptAsync(
                callBack.Number, form.Version ?? -1, outcome, form["word"], next, Did(staff, "attempt", callBack, outcome), http.RequestAborted);
            return await AnswerAsync(
                staff, callBack, change, $"{staff.Visit.Words[$"status.{outcome}"]} {form["word"]}".Trim(), "tried-to-call", Why(staff, callBack), http);
        });

    public Task<IResult> CloseAsync(StaffVisit staff, string name, StaffForm form, HttpContext http) =>
        WithAsync(staff, name, http, async callBack =>
        {
            if (form["status"] is not (CallBackStates.Reached or CallBackStates.NotReached)) return Bad(staff, callBack, "callbacks.no-outcome");
            if (form["word"] is { Length: > CallAttempt.LongestWord }) return Bad(staff, callBack, "staff.too-long");
            var status = form["status"]!;
            if (status == CallBackStates.Reached && form["word"] is null) return Bad(staff, callBack, "callbacks.no-word");
            var change = await callBacks.CloseAsync(
                callBack.Number, form.Version ?? -1, status, form["word"], Did(staff, "close", callBack, status), http.RequestAborted);
            var refusal = status == CallBackStates.NotReached && callBack.IsOpen && callBack.Owner == staff.Person.Id
                ? "callbacks.not-tried-enough" : Why(staff, callBack);
            return await AnswerAsync(
                staff, callBack, change, $"{staff.Visit.Words[$"status.{status}"]} {form["word"]}".Trim(), "call-closed", refusal, http);
        });

    public Task<IResult> MoveAsync(StaffVisit staff, string name, StaffForm form, HttpContext http) =>
        WithAsync(staff, name, http, async callBack =>
        {
            if (callBack.Owner != staff.Person.Id && !staff.Person.May(Right.Hours)) return Bad(staff, callBack, "callbacks.not-yours");
            var terms = await promises.TermsAsync(http.RequestAborted);
            if (!Enum.TryParse<CallBackPart>(form["part"], ignoreCase: true, out var part)
                || CallBackTimes.Of(terms, callBack.Organisation ?? HoursTable.Everybody, part) is not { } to)
                return Bad(staff, callBack, "callbacks.no-part");
            var word = part.ToString().ToLowerInvariant();
            var change = await callBacks.MoveAsync(
                callBack.Number, form.Version ?? -1, word, to, Did(staff, "move", callBack, word), http.RequestAborted);
            return await AnswerAsync(
                staff, callBack, change, staff.Visit.Words[$"callbacks.part-{word}"], "call-moved", "callbacks.is-closed", http);
        });

    private async Task<(DateTimeOffset From, DateTimeOffset Until)> WindowAsync(CallBack callBack, CallBackPart part, CancellationToken cancel)
    {
        var terms = await promises.TermsAsync(cancel);
        return CallBackTimes.Of(terms, callBack.Organisation ?? HoursTable.Everybody, part) ?? (terms.Now, terms.Now + WithoutHours);
    }

    /// <summary>Somebody bound to an organisation finds nothing else: not even that it is there.</summary>
    private async Task<IResult> WithAsync(StaffVisit staff, string name, HttpContext http, Func<CallBack, Task<IResult>> work) =>
        CallBackNumber.In(name) is [var number] && await callBacks.FindAsync(number, http.RequestAborted) is { } callBack
            && staff.Person.Sees(callBack.Organisation) ? await work(callBack) : StaffError.NotFound(staff, Path);

    private async Task<IResult> AnswerAsync(
        StaffVisit staff, CallBack callBack, Change change, string yours, string done, string refusal, HttpContext http)
    {
        if (change == Change.Refused) return Bad(staff, callBack, refusal);
        if (change == Change.Done)
        {
            await telling.TellAsync(http.RequestAborted);
            return Done.At(staff, $"{Path}/{callBack.Name}", done);
        }

        var (words, now) = (staff.Visit.Words, await callBacks.FindAsync(callBack.Number, http.RequestAborted));
        return StaffError.Stale(
            staff, yours, now is null ? null : $"{words[$"status.{now.StatusAt(time.GetUtcNow())}"]} {Clock.Text(now.Due)}",
            $"{Path}/{callBack.Name}");
    }

    private static string Why(StaffVisit staff, CallBack callBack) =>
        callBack.IsOpen && callBack.Owner != staff.Person.Id ? "callbacks.not-yours" : "callbacks.is-closed";

    private static IResult Bad(StaffVisit staff, CallBack callBack, string key) => StaffError.Bad(staff, key, $"{Path}/{callBack.Name}");

    private Deed Did(StaffVisit staff, string what, CallBack callBack, string? detail = null) =>
        staff.Did(time.GetUtcNow(), $"callbacks/{what}", callBack.Name, detail);

    private static object Row(CallBack c, DateTimeOffset now) => new
    {
        number = c.Name, c.Organisation, c.Entry, c.Channel, c.Part, c.AskedAt, c.From, c.Due, status = c.StatusAt(now), c.Owner,
        attempts = c.Attempts.Count, c.ClosedAt, c.Version,
    };
}
