using System.Runtime.CompilerServices;

namespace BotService.Tests;

internal static class TestProcess
{
    /// <summary>Hosts must not watch their settings files: a machine grants few watches, and many hosts run side by side here.</summary>
    [ModuleInitializer]
    internal static void Prepare() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
