using BotService.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace BotService.Web.Staff.Kit;

/// <summary>A piece of a page for staff: it knows who looks at it.</summary>
public abstract class StaffComponent : VisitComponent
{
    [CascadingParameter]
    public StaffVisit Staff { get; set; } = null!;

    /// <summary>A moment as the clock on the wall shows it.</summary>
    public static string Moment(DateTimeOffset at) => Clock.Text(at);

    /// <summary>The beginning of a text, where all of it would be too much.</summary>
    /// <param name="most">So many characters are shown.</param>
    protected static string Short(string text, int most = Cut.Most) => Cut.To(text, most);
}
