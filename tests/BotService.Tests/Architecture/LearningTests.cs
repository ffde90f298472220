using BotService.Tests.Crash;

namespace BotService.Tests.Architecture;

/// <summary>ML.NET stays in one room, and a service that needs none of it does not load it.</summary>
public sealed class LearningTests
{
    private const string Room = "BotService.Insight.Forecasting";

    [Fact]
    public void Library_IsUsedByOneRoomOnly() => RoomTests.AssertNone(
        from type in Compiled.Types
        where RoomMap.RoomOf(Compiled.NamespaceOf(type)) != Room
        from used in Compiled.ReferencesOf(type)
        where IsLibrary(used.Scope.Name)
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Reader_SeesTheLibraryInItsRoom() => Assert.Contains(
        Compiled.Types.Where(t => RoomMap.RoomOf(Compiled.NamespaceOf(t)) == Room).SelectMany(Compiled.ReferencesOf),
        used => IsLibrary(used.Scope.Name));

    [Fact]
    public void Engine_DoesNotReferenceTheLibrary() =>
        Assert.DoesNotContain(Compiled.Engine.MainModule.AssemblyReferences, a => IsLibrary(a.Name));

    /// <summary>Which files a process has loaded stands in its memory map.</summary>
    [Fact]
    public async Task Service_ThatServes_HasNotLoadedTheLibrary()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        try
        {
            using var service = await ServiceProcess.StartAsync(folder);
            var loaded = (await File.ReadAllLinesAsync($"/proc/{service.Id}/maps"))
                .Select(line => Path.GetFileNameWithoutExtension(line.Split(' ')[^1])).ToHashSet();
            Assert.Contains("BotService.Engine", loaded);
            Assert.DoesNotContain(loaded, IsLibrary);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsLibrary(string assembly) => assembly.StartsWith("Microsoft.ML", StringComparison.Ordinal);
}
