using System.Globalization;

namespace BotService.Tests.Crash;

/// <summary>A test that kills processes as only Linux does; elsewhere it is skipped with the reason.</summary>
internal sealed class CrashFactAttribute : FactAttribute
{
    /// <summary>How often a service is killed.</summary>
    public static int Cycles { get; } = int.Parse(
        Environment.GetEnvironmentVariable("CRASH_CYCLES") ?? "50", CultureInfo.InvariantCulture);

    public CrashFactAttribute() =>
        Skip = OperatingSystem.IsLinux() ? null : "kills the service with SIGKILL, which is proved on Linux only";
}

/// <inheritdoc cref="CrashFactAttribute"/>
internal sealed class CrashTheoryAttribute : TheoryAttribute
{
    public CrashTheoryAttribute() => Skip = new CrashFactAttribute().Skip;
}
