using BotService.Tests.Crash;
using Mono.Cecil;

namespace BotService.Tests.Architecture;

/// <summary>Each database's driver stays in its engine's folder, and PostgreSQL's is loaded only where it is used.</summary>
public sealed class NpgsqlTests
{
    [Theory]
    [InlineData("Npgsql", "BotService.Storage.Postgres")]
    [InlineData("Microsoft.Data.Sqlite", "BotService.Storage.Sqlite")]
    public void Driver_IsUsedInItsFolderOnly(string driver, string folder) => RoomTests.AssertNone(
        from type in Compiled.Types
        where Compiled.NamespaceOf(type) != folder
        from used in Compiled.ReferencesOf(type)
        where Is(used, driver)
        select $"{type.FullName} uses {used.FullName}");

    [Theory]
    [InlineData("Npgsql", "BotService.Storage.Postgres")]
    [InlineData("Microsoft.Data.Sqlite", "BotService.Storage.Sqlite")]
    public void Reader_SeesTheDriverInItsFolder(string driver, string folder) => Assert.Contains(
        Compiled.Types.Where(t => Compiled.NamespaceOf(t) == folder).SelectMany(Compiled.ReferencesOf),
        used => Is(used, driver));

    [CrashFact]
    public async Task Service_OnSqlite_DoesNotLoadPostgresDriver()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        using var service = await ServiceProcess.StartAsync(folder);
        var loaded = await File.ReadAllTextAsync($"/proc/{service.Id}/maps");
        service.Kill();
        Assert.Contains("Microsoft.Data.Sqlite.dll", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql.dll", loaded, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static bool Is(TypeReference type, string driver) => type.Scope.Name == driver;
}
