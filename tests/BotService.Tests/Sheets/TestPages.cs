using BotService.Tests.Knowledge;
using BotService.Engine.Dialogs.Script;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Sheets;

internal static class TestPages
{
    public static string Root => Shipped.Root;

    public static PageWordings Wordings => RealEngine.Shared.Pages;
}
