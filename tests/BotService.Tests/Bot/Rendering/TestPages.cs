using System.Runtime.CompilerServices;
using BotService.Bot.Rendering;

namespace BotService.Tests.Bot.Rendering;

internal static class TestPages
{
    public static string Root { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", ".."));

    public static PageWordings Wordings { get; } = PageWordings.Load(Path.Combine(Root, "dialogs"));

    private static string Here([CallerFilePath] string path = "") => path;
}
