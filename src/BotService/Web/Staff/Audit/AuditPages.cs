using System.Globalization;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Audit;

internal static class AuditPages
{
    private const int PageSize = 50;

    public static void MapAudit(this IEndpointRouteBuilder app) =>
        app.MapStaffPage("/staff/audit", Right.Audit, async (StaffVisit staff, HttpContext http, IAuditRecord record, IPeople people) =>
        {
            var cancel = http.RequestAborted;
            var ask = ListAsk.Read(staff, http.Request.Query);
            var before = long.TryParse(ask.Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
            var rows = await record.ReadAsync(new AuditFilter(ask.From, ask.To, ask.Assignee, null, before), PageSize + 1, cancel);
            var next = rows.Count > PageSize ? rows[PageSize - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
            rows = [.. rows.Take(PageSize)];
            var (last, hash) = await record.HeadAsync(cancel);
            return StaffList.WantsJson(http)
                ? StaffList.Json(
                    [.. rows.Select(r => new { r.Number, r.Deed.At, r.Deed.By, r.Deed.Action, r.Deed.Subject, r.Deed.Detail, r.Hash })],
                    last, next, ask, new { head = hash })
                : AuditPage.Of(staff, rows, await people.AllAsync(cancel), ask, next, last, hash);
        });
}
