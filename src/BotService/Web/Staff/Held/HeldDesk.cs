using BotService.Engine.Library;
using BotService.Held;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Held;

/// <summary>Carries out what is decided on answers that wait.</summary>
internal sealed class HeldDesk(
    IHeldAnswers answers, IApprovalRules rules, HeldDecisions decisions, IPeople people, ILibrary library, TimeProvider time)
{
    private const string Path = HeldPages.Path;
    private const int PageSize = 50, UsualDays = 30;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var (cancel, now) = (http.RequestAborted, time.GetUtcNow());
        var ask = ListAsk.Read(staff, http.Request.Query).Knowing(HeldStates.All);
        var page = await answers.ListAsync(new HeldFilter(ask.Organisation, ask.Status), ask.Page, PageSize, now, cancel);
        if (StaffList.WantsJson(http)) return StaffList.Json([.. page.Rows.Select(a => Row(a, now))], page.Total, page.Next, ask);
        return HeldList.Of(staff, page, ask, await NamesAsync(staff, http), now);
    }

    public Task<IResult> OneAsync(StaffVisit staff, long number, HttpContext http) => WithAsync(staff, number, http, async answer =>
    {
        if (StaffList.WantsJson(http))
        {
            return Results.Json(new
            {
                answer = Row(answer, time.GetUtcNow()), replies = answer.Replies.Select(r => r.Spoken!.Reply), answer.Edit, answer.Word,
            });
        }

        var rule = await rules.FindAsync(answer.Rule, http.RequestAborted);
        return HeldPage.Of(staff, answer, rule, await NamesAsync(staff, http), time.GetUtcNow());
    });

    public Task<IResult> ApproveAsync(StaffVisit staff, long number, StaffForm form, HttpContext http) =>
        DecideAsync(staff, number, form, http, "approve", staff.Visit.Words["approvals.approve"], decisions.ApproveAsync);

    public Task<IResult> EditAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        var here = $"{Path}/{number}";
        if (form["text"] is not { } text) return Bad(staff, "approvals.no-text", here);
        if (text.Length > HeldDecisions.LongestEdit) return Bad(staff, "staff.too-long", here);
        if (form["sheet"] is not (null or "keep" or "drop")) return Bad(staff, "approvals.no-choice", here);
        return DecideAsync(
            staff, number, form, http, "edit", text,
            (answer, deed, cancel) => decisions.EditAsync(answer, text, form["sheet"] != "drop", deed, cancel));
    }

    public Task<IResult> RefuseAsync(StaffVisit staff, long number, StaffForm form, HttpContext http)
    {
        var here = $"{Path}/{number}";
        if (form["word"] is not { } word) return Bad(staff, "approvals.no-word", here);
        if (word.Length > HeldDecisions.LongestWord) return Bad(staff, "staff.too-long", here);
        return DecideAsync(
            staff, number, form, http, "refuse", word, (answer, deed, cancel) => decisions.RefuseAsync(answer, word, deed, cancel));
    }

    /// <summary>How answers fared, of the last month unless other days are asked for.</summary>
    public async Task<IResult> AcceptanceAsync(StaffVisit staff, HttpContext http)
    {
        var ask = ListAsk.Read(staff, http.Request.Query);
        ask = ask with { To = ask.To ?? staff.Visit.Today, From = ask.From ?? (ask.To ?? staff.Visit.Today).AddDays(-UsualDays) };
        var rows = await answers.AcceptanceAsync(ask.Organisation, ask.From!.Value, ask.To!.Value, http.RequestAborted);
        return StaffList.WantsJson(http)
            ? StaffList.Json(rows, rows.Count, null, ask) : AcceptancePage.Of(staff, rows, ask, await NamesAsync(staff, http));
    }

    /// <param name="yours">What was to be said, where somebody else was quicker.</param>
    private Task<IResult> DecideAsync(
        StaffVisit staff, long number, StaffForm form, HttpContext http, string what, string yours,
        Func<HeldAnswer, Deed, CancellationToken, Task<Change>> decide) => WithAsync(staff, number, http, async answer =>
    {
        var here = $"{Path}/{number}";
        var isStale = form.Version is { } version && version != answer.Version;
        var change = isStale ? Change.Stale
            : await decide(answer, staff.Did(time.GetUtcNow(), $"approvals/{what}", number), http.RequestAborted);
        if (change == Change.Done) return Done.At(staff, Path, $"answer-{what}");
        if (change == Change.Refused) return StaffError.Bad(staff, "approvals.own", here);
        var now = await answers.FindAsync(number, http.RequestAborted) ?? answer;
        var names = await NamesAsync(staff, http);
        return StaffError.Stale(
            staff, yours, $"{staff.Visit.Words[$"status.{now.Status}"]} {names.Person(now.DecidedBy)} {now.Edit ?? now.Word}".Trim(), here);
    });

    /// <summary>Somebody bound to an organisation finds nothing else: not even that it is there.</summary>
    private async Task<IResult> WithAsync(StaffVisit staff, long number, HttpContext http, Func<HeldAnswer, Task<IResult>> work) =>
        await answers.FindAsync(number, http.RequestAborted) is { } answer && staff.Person.Sees(answer.Organisation)
            ? await work(answer) : StaffError.NotFound(staff, Path);

    private Task<StaffNames> NamesAsync(StaffVisit staff, HttpContext http) =>
        StaffNames.LoadAsync(staff, people, library, http.RequestAborted);

    private static Task<IResult> Bad(StaffVisit staff, string key, string back) => Task.FromResult(StaffError.Bad(staff, key, back));

    private static object Row(HeldAnswer a, DateTimeOffset now) => new
    {
        a.Number, a.Organisation, a.Entry, a.Channel, a.Locale, a.Question, a.HeldAt, a.Due, a.Lapses, status = a.StatusAt(now), a.Rule,
        a.DecidedBy, a.DecidedAt, a.Version,
    };
}
