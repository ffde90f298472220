using BotService.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace BotService.Web.Staff.Kit;

/// <summary>A piece of a page, without the frame: for a page that is open and puts it in its place.</summary>
public sealed record StaffPart(StaffVisit Staff, RenderFragment Content) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        var html = await http.RequestServices.GetRequiredService<PageRenderer>().RenderAsync(Staff.Visit, Inside);
        await Results.Text(html, "text/html; charset=utf-8").ExecuteAsync(http);
    }

    private void Inside(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<StaffVisit>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), Staff);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), Content);
        builder.CloseComponent();
    }
}
