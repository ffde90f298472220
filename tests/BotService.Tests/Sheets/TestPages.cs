using System.Runtime.CompilerServices;
using BotService.Engine.Dialogs.Script;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Sheets;

internal static class TestPages
{
    public static string Root { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", ".."));

    public static PageWordings Wordings => RealEngine.Shared.Pages;

    private static string Here([CallerFilePath] string path = "") => path;
}
