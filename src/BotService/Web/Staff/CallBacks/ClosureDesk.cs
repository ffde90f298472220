using System.Globalization;
using BotService.CallBacks;
using BotService.Conversations.CallBacks;
using BotService.Engine;
using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.CallBacks;

/// <summary>Closes single days; what is closed counts from the next message on.</summary>
internal sealed class ClosureDesk(IClosures closures, Release release, IPeople people, ILibrary library, TimeProvider time)
{
    public const string Path = "/staff/hours";

    private const int LongestReason = 200;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var all = (await closures.ListAsync(staff.Visit.Today, http.RequestAborted))
            .Where(c => c.Organisation is null || staff.Person.Sees(c.Organisation)).ToList();
        return StaffList.WantsJson(http)
            ? StaffList.Json(all, all.Count, null, ListAsk.Read(staff, http.Request.Query))
            : ClosurePage.Of(staff, all, release.Hours, await StaffNames.LoadAsync(staff, people, library, http.RequestAborted));
    }

    public async Task<IResult> AddAsync(StaffVisit staff, StaffForm form, HttpContext http)
    {
        if (form.Day("day") is not { } day || day < staff.Visit.Today) return StaffError.Bad(staff, "hours.no-day", Path);
        if (form["reason"] is not { } reason) return StaffError.Bad(staff, "hours.no-reason", Path);
        if (reason.Length > LongestReason) return StaffError.Bad(staff, "staff.too-long", Path);
        var organisation = staff.Person.Organisation ?? form["organisation"];
        if (organisation is not null && Organisations.Of(library, staff.Visit.Locale).All(o => o.Id != organisation))
            return StaffError.Bad(staff, "hours.no-organisation", Path);
        return await closures.AddAsync(organisation, day, reason, Did(staff, "add", IsoDay.Of(day), organisation), http.RequestAborted)
            ? Done.At(staff, Path, "day-closed") : StaffError.Bad(staff, "hours.closed-already", Path);
    }

    public async Task<IResult> RemoveAsync(StaffVisit staff, long number, HttpContext http) =>
        await closures.RemoveAsync(
            number, staff.Person.Organisation, Did(staff, "remove", number.ToString(CultureInfo.InvariantCulture), null), http.RequestAborted)
            ? Done.At(staff, Path, "day-opened") : StaffError.NotFound(staff, Path);

    private Deed Did(StaffVisit staff, string what, string subject, string? detail) =>
        staff.Did(time.GetUtcNow(), $"hours/{what}", subject, detail);
}
