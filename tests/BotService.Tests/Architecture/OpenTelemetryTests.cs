namespace BotService.Tests.Architecture;

/// <summary>OpenTelemetry stays in one room; the others count with .NET's own instruments.</summary>
public sealed class OpenTelemetryTests
{
    private const string Room = "BotService.Telemetry";

    [Fact]
    public void OpenTelemetry_IsUsedByOneRoomOnly() => RoomTests.AssertNone(
        from type in Compiled.Types
        where RoomMap.RoomOf(Compiled.NamespaceOf(type)) != Room
        from used in Compiled.ReferencesOf(type)
        where IsOpenTelemetry(used.Scope.Name)
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Reader_SeesOpenTelemetryInItsRoom() => Assert.Contains(
        Compiled.Types.Where(t => RoomMap.RoomOf(Compiled.NamespaceOf(t)) == Room).SelectMany(Compiled.ReferencesOf),
        used => IsOpenTelemetry(used.Scope.Name));

    [Fact]
    public void Engine_DoesNotReferenceOpenTelemetry() => Assert.DoesNotContain(
        Compiled.Engine.MainModule.AssemblyReferences, a => IsOpenTelemetry(a.Name));

    private static bool IsOpenTelemetry(string assembly) =>
        assembly.StartsWith("OpenTelemetry", StringComparison.Ordinal);
}
