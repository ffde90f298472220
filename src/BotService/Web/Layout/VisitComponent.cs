using System.Globalization;
using BotService.Engine.Dialogs.Script;
using BotService.Hosting;
using Microsoft.AspNetCore.Components;

namespace BotService.Web.Layout;

/// <summary>A piece of a page: it knows the visit it is shown in, and with it the language and our addresses.</summary>
public abstract class VisitComponent : ComponentBase
{
    [CascadingParameter]
    public Visit Visit { get; set; } = null!;

    protected PageWording Words => Visit.Words;

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => IsoDay.Of(day);
}
