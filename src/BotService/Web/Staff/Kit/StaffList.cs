using System.Net.Mime;
using BotService.Web.Layout;

namespace BotService.Web.Staff.Kit;

/// <summary>A list as programs read it.</summary>
public static class StaffList
{
    public static bool WantsJson(HttpContext http) =>
        http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase));

    /// <param name="total">How many there are in all, as far as the filter goes.</param>
    /// <param name="next">Where the next page begins; null on the last.</param>
    /// <param name="summary">Figures of the whole; an empty object when there are none.</param>
    public static IResult Json<T>(IReadOnlyList<T> rows, long total, string? next, ListAsk ask, object? summary = null) =>
        Results.Json(new
        {
            rows, total, page = ask.Page, next,
            period = new
            {
                from = ask.From is { } from ? VisitComponent.Day(from) : null,
                to = ask.To is { } to ? VisitComponent.Day(to) : null,
            },
            summary = summary ?? new { },
        });
}
