using BotService.Engine;
using BotService.Renewal;
using BotService.Renewal.Ageing;
using BotService.Renewal.Changes;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Renewal;

/// <summary>Shows how far the year's renewal is, and takes the reasons why something was not read again.</summary>
internal sealed class YearDesk(YearLook look, IPlanBook plans, IReviewDelays delays, IReviewChases chases, Release release, TimeProvider time)
{
    public async Task<IResult> LookAsync(StaffVisit staff, HttpContext http)
    {
        var (today, cancel) = (staff.Visit.Today, http.RequestAborted);
        var years = await look.LookAsync(staff.Person.Organisation, today, cancel);
        var due = (IReadOnlyList<DueReview>)[.. OverdueReviews.Of(
                release.Knowledge, await delays.ListAsync(cancel), today.AddDays(ReviewChase.Ahead), await chases.ListAsync(cancel))
            .Where(d => staff.Person.Sees(d.Organisation))];
        if (StaffList.WantsJson(http))
        {
            return StaffList.Json(
                [.. years.Select(y => new
                {
                    plan = y.Plan.Id, y.Plan.Year, y.Plan.At, y.Plan.Items, y.Plan.Unsure, y.Characters, y.Changes, y.Drafts, y.Days,
                })],
                years.Count, null, ListAsk.Read(staff, http.Request.Query), new
                {
                    overdue = due.Count(d => d.IsLate(today)),
                    reviews = due.Select(d => new
                    {
                        d.Id, d.Owner, d.ReviewBy, reason = d.Delay is { } why ? DelayReasons.NameOf(why.Reason) : null,
                        reminders = d.Chase?.Times ?? 0, reminded = d.Chase?.At, asked = d.IsAsked,
                    }),
                });
        }

        var others = (await plans.ListAsync(cancel)).Where(p => staff.Person.Sees(p.Organisation)).ToList();
        return YearPage.Of(staff, years, others, due);
    }

    /// <summary>Leads to two plans beside each other.</summary>
    public Task<IResult> BesideAsync(StaffVisit staff, StaffForm form, HttpContext http) => Task.FromResult(
        form["a"] is { } a && form["b"] is { } b ? Done.At(staff, RenewalPages.DiffPath(a, b)) : StaffError.NotFound(staff, RenewalPages.Path));

    public async Task<IResult> DelayAsync(StaffVisit staff, StaffForm form, HttpContext http)
    {
        var due = OverdueReviews.Of(release.Knowledge, [], staff.Visit.Today.AddDays(ReviewChase.Ahead)).FirstOrDefault(d => d.Id == form["entry"]);
        if (due is null || !staff.Person.Sees(due.Organisation)) return StaffError.NotFound(staff, RenewalPages.Path);
        if (DelayReasons.Find(form["reason"]) is not { } reason || form["word"] is { Length: > ReviewDelay.LongestWord })
            return StaffError.Bad(staff, "renewal.reason-which", RenewalPages.Path);
        var now = time.GetUtcNow();
        await delays.KeepAsync(
            new ReviewDelay(due.Id, reason, form["word"], staff.Person.Id, now), staff.Did(now, "renewal/delay", due.Id, DelayReasons.NameOf(reason)),
            http.RequestAborted);
        return Done.At(staff, RenewalPages.Path, "delay-kept");
    }
}
