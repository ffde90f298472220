using System.Runtime.CompilerServices;

namespace BotService.Tests;

/// <summary>What holds for all tests of this process.</summary>
internal static class TestStart
{
    /// <summary>
    /// Hosts do not watch their settings files: each watch takes one of the few inotify instances Linux grants a user
    /// (128), and the tests start hundreds of hosts.
    /// </summary>
    [ModuleInitializer]
    internal static void DoNotWatchSettings() =>
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
