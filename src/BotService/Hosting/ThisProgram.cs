using System.Reflection;

namespace BotService.Hosting;

/// <summary>The program that runs.</summary>
internal static class ThisProgram
{
    /// <summary>Version and, where it was built from a repository, commit: <c>1.0.0+3f9a2c5…</c>.</summary>
    public static readonly string Version =
        typeof(ThisProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion ?? "";

    /// <summary>The whole commit; empty where it is not known.</summary>
    public static readonly string Commit =
        Version.Contains('+', StringComparison.Ordinal) ? Version.Split('+')[1] : "";
}
