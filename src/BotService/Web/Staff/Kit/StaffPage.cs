using BotService.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace BotService.Web.Staff.Kit;

/// <summary>A page for staff before it is framed; as an endpoint's result it answers the request.</summary>
/// <param name="Path">Its address from the root.</param>
/// <param name="Main">The content after its first heading, which the frame writes.</param>
public sealed record StaffPage(StaffVisit Staff, string Path, string Title, RenderFragment Main) : IResult
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>What of the query makes this page another one, besides the language.</summary>
    public (string Name, string Value)[] Query { get; init; } = [];

    /// <summary>The pages above it.</summary>
    public IReadOnlyList<(string Path, string Name)> Trail { get; init; } = [];

    /// <summary>The script that a page for passkeys cannot do without; null for all others.</summary>
    public string? Script { get; init; }

    /// <summary>A script tells the page at once of what happens; its route lets scripts run.</summary>
    public bool Live { get; init; }

    /// <summary>After so many seconds the page loads itself again where no script runs; null: it stays.</summary>
    public int? Reload { get; init; }

    public async Task ExecuteAsync(HttpContext http)
    {
        var renderer = http.RequestServices.GetRequiredService<PageRenderer>();
        var html = await renderer.RenderAsync(Staff.Visit, StaffFrame.Around(this, http.Request.Query[Done.Parameter]));
        await Results.Text(html, "text/html; charset=utf-8", Status).ExecuteAsync(http);
    }
}
