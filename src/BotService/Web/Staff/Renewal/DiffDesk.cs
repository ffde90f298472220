using BotService.Engine;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;
using BotService.Renewal.Changes;
using BotService.Sheets.Odt;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Renewal;

/// <summary>Shows two plans beside each other, hands the difference out, and takes names that changed.</summary>
internal sealed class DiffDesk(PlanComparing comparing, ChangeWork work, IPlanNames names, Release release, TimeProvider time)
{
    private const int LongestName = 100, LongestWhy = 300;

    public Task<IResult> ShowAsync(StaffVisit staff, string a, string b, HttpContext http) => WithAsync(staff, a, b, http, async (old, @new) =>
    {
        var comparison = await work.CompareAsync(old, @new, release, http.RequestAborted);
        var shown = Shown.Read(http.Request.Query["class"]);
        if (StaffList.WantsJson(http))
        {
            return StaffList.Json(
                [.. comparison.Changes.Select(ChangeDesk.Json)], comparison.Changes.Count, null, ListAsk.Read(staff, http.Request.Query),
                DiffExport.Json(comparison.Difference));
        }

        return DiffPage.Of(staff, comparison, shown, await names.ListAsync(http.RequestAborted));
    });

    /// <summary>Puts what was found on the list that people work off.</summary>
    public Task<IResult> ListAsync(StaffVisit staff, string a, string b, HttpContext http) => WithAsync(staff, a, b, http, async (old, @new) =>
    {
        await work.ListAsync(old, @new, release, staff.Person.Id, http.RequestAborted);
        return Done.At(staff, RenewalPages.DiffPath(a, b), "changes-listed");
    });

    public Task<IResult> CsvAsync(StaffVisit staff, string a, string b, HttpContext http) => WithAsync(staff, a, b, http, async (old, @new) =>
    {
        using var output = new StringWriter();
        DiffExport.Csv(await comparing.DiffAsync(old, @new, http.RequestAborted), staff.Visit.Words, output);
        return Results.Text(output.ToString(), "text/csv; charset=utf-8");
    });

    public Task<IResult> OdtAsync(StaffVisit staff, string a, string b, HttpContext http) => WithAsync(staff, a, b, http, async (old, @new) =>
        Results.File(
            DiffExport.Odt(await comparing.DiffAsync(old, @new, http.RequestAborted), staff.Visit.Words, time.GetUtcNow()),
            TextDocument.MediaType, FileName(old, @new) + ".odt"));

    public async Task<IResult> AddNameAsync(StaffVisit staff, string a, string b, StaffForm form, HttpContext http)
    {
        var here = RenewalPages.DiffPath(a, b);
        if (form["old"] is not { Length: <= LongestName } old || form["new"] is not { Length: <= LongestName } @new || old == @new)
            return StaffError.Bad(staff, "diff.name-needs", here);
        if (form["why"] is { Length: > LongestWhy }) return StaffError.Bad(staff, "staff.too-long", here);
        return await names.AddAsync(
            new ChangedName(old, @new, form.Day("since"), form["why"]), staff.Did(time.GetUtcNow(), "plans/name", $"{old} > {@new}"), http.RequestAborted)
            ? Done.At(staff, here, "name-added") : StaffError.Bad(staff, "diff.name-known", here);
    }

    public async Task<IResult> RemoveNameAsync(StaffVisit staff, string a, string b, long number, HttpContext http) =>
        await names.RemoveAsync(number, staff.Did(time.GetUtcNow(), "plans/name-remove", number), http.RequestAborted)
            ? Done.At(staff, RenewalPages.DiffPath(a, b), "name-removed") : StaffError.NotFound(staff, RenewalPages.Path);

    /// <summary>Who belongs to an organisation sees its plans alone.</summary>
    private async Task<IResult> WithAsync(
        StaffVisit staff, string a, string b, HttpContext http, Func<ServicePlan, ServicePlan, Task<IResult>> work) =>
        await comparing.FindAsync(a, http.RequestAborted) is { } old && staff.Person.Sees(old.Organisation)
        && await comparing.FindAsync(b, http.RequestAborted) is { } @new && staff.Person.Sees(@new.Organisation)
            ? await work(old, @new) : StaffError.NotFound(staff, RenewalPages.Path);

    internal static string FileName(ServicePlan a, ServicePlan b) => $"{a.Id}_{b.Id}".Replace(PlanComparing.Of, '-');
}

/// <summary>Which pairs of a difference are shown.</summary>
/// <param name="Of">Only this class; null: no matter which.</param>
/// <param name="IsAll">Those, too, that nobody has to look at.</param>
public sealed record Shown(PlanClass? Of, bool IsAll)
{
    public const string All = "all";

    public static Shown Read(string? asked) => asked is All ? new(null, true)
        : Enum.TryParse<PlanClass>(asked, true, out var of) && Enum.IsDefined(of) && !char.IsDigit(asked[0]) ? new(of, true) : new(null, false);

    public bool Holds(PlanPair pair) => Of is { } of ? pair.Class == of : IsAll || pair.IsChanged;
}
