using BotService.Engine;
using BotService.Engine.Library;
using BotService.Engine.Plans;
using BotService.Renewal;
using BotService.Renewal.Changes;
using BotService.Renewal.Files;
using BotService.Review;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Plans;

/// <summary>
/// Takes plans in, and what people say of what was read. Plans are public: all see all, each changes their
/// organisation's.
/// </summary>
internal sealed class PlanDesk(
    IPlanStore plans, PlanImport import, ChangeWork work, IPeople people, Release release, ILibrary library, TimeProvider time)
{
    private const string Path = PlanPages.Path;
    private const int LongestValue = 4000;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var all = await plans.ListAsync(http.RequestAborted);
        var ask = ListAsk.Read(staff, http.Request.Query);
        return StaffList.WantsJson(http) ? StaffList.Json(all, all.Count, null, ask)
            : PlanList.Of(staff, all, await StaffNames.LoadAsync(staff, people, library, http.RequestAborted));
    }

    public async Task<IResult> AddAsync(StaffVisit staff, StaffForm form, HttpContext http)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } sent) return StaffError.Bad(staff, "plans.no-file", Path);
        var bytes = new byte[sent.Length];
        await using (var stream = sent.OpenReadStream()) await stream.ReadExactlyAsync(bytes, http.RequestAborted);
        var name = System.IO.Path.GetFileName(sent.FileName);
        var ask = new PlanAsk(form["id"], form.Number("year"), staff.Person.Organisation ?? form["organisation"], form["office"]);
        var result = await import.ImportAsync(
            name, PlanFile.Read(name, bytes), bytes, ask, id => staff.Did(time.GetUtcNow(), "plans/import", id,
                name), http.RequestAborted);
        if (result.Plan is { } plan) await work.ListSinceAsync(plan, release, staff.Person.Id, http.RequestAborted);
        if (result.Id is { } id) return Done.At(staff, $"{Path}/{id}", result.Plan is null ? "plan-there" : "plan-in");
        return StaffError.Bad(staff, "plans.refused", Path, ("why", result.Problem!.Text.In(staff.Visit.Locale)));
    }

    public async Task<IResult> OneAsync(StaffVisit staff, string id, HttpContext http)
    {
        if (await plans.SheetAsync(id, http.RequestAborted) is not { } sheet) return StaffError.NotFound(staff, Path);
        var plan = MendedPlan.Of(sheet.Read, sheet.Mends);
        if (StaffList.WantsJson(http)) return Results.Json(PlanJson.Shape(plan));
        var earlier = await plans.EarlierMendsAsync(plan.Organisation, id, http.RequestAborted);
        var names = await StaffNames.LoadAsync(staff, people, library, http.RequestAborted);
        return PlanPage.Of(staff, sheet, plan, earlier, names, http.Request.Query["item"] is [..,
            { Length: > 0 } item] ? item : null);
    }

    public async Task<IResult> MendAsync(StaffVisit staff, string id, StaffForm form, HttpContext http)
    {
        if (await plans.SheetAsync(id, http.RequestAborted) is not { } sheet) return StaffError.NotFound(staff, Path);
        var back = $"{Path}/{id}";
        if (!staff.Person.Sees(sheet.Read.Organisation)) return StaffError.Bad(staff, "plans.not-yours", back);
        var (path, part) = (form["path"], form["part"]);
        if (sheet.Read.Items.FirstOrDefault(i => i.Path == path) is not { } item || !PlanMend.Parts.Contains(part)
            || form.Version is not { } version)
            return StaffError.Bad(staff, "plans.no-item", back);
        var value = Value(part!, form.Raw("value") ?? "");
        if (value.Length > LongestValue) return StaffError.Bad(staff, "staff.too-long", back);
        if (part is "text" or "path" && value.Length == 0) return StaffError.Bad(staff, "plans.no-value", back);
        var at = time.GetUtcNow();
        var mend = new PlanMend(item.Path, part!, MendedPlan.Part(item, part!), value, at, staff.Person.Id);
        return await plans.MendAsync(id, version, mend, staff.Did(at, "plans/mend", id, $"{item.Path} {part}"),
            http.RequestAborted) switch
        {
            Change.Done => Done.At(staff, back, "plan-mended"),
            Change.Stale => StaffError.Stale(staff, value, await TheirsAsync(id, item.Path, part!, http.RequestAborted), back),
            _ => StaffError.NotFound(staff, Path),
        };
    }

    private async Task<string?> TheirsAsync(string id, string path, string part, CancellationToken cancel) =>
        await plans.FindAsync(id, cancel) is { } now && now.Items.FirstOrDefault(i => i.Path == path) is { } item
            ? MendedPlan.Part(item, part) : null;

    /// <summary>As mends are kept: departments by lines, however they were parted.</summary>
    private static string Value(string part, string typed) => part == "departments"
        ? string.Join('\n', typed.Split(PlanPage.Between,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : typed.Trim();
}
