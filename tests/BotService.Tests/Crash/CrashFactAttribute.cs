namespace BotService.Tests.Crash;

/// <summary>A test that kills processes as only Linux does; elsewhere it is skipped with the reason.</summary>
internal sealed class CrashFactAttribute : FactAttribute
{
    public CrashFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "kills the service with SIGKILL, which is proved on Linux only";
}

/// <inheritdoc cref="CrashFactAttribute"/>
internal sealed class CrashTheoryAttribute : TheoryAttribute
{
    public CrashTheoryAttribute() => Skip = new CrashFactAttribute().Skip;
}
