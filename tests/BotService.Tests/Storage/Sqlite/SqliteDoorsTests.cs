using System.Text;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Storage.Sqlite;
using BotService.Tests.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BotService.Tests.Storage.Sqlite;

/// <summary>What lies on the disk: for whom, for how long, and how it is copied.</summary>
public sealed class SqliteDoorsTests
{
    [Fact]
    public async Task Log_WhenNothingIsWritten_IsEmptied()
    {
        await using var host = await BotHost.StartAsync();
        await host.AskAsync(await host.OpenAsync(), "我的電話 0912-345-678");
        await BotHost.UntilAsync(() => Task.FromResult(new FileInfo($"{host.File}-wal").Length == 0));
        var bytes = await ReadAsync(host.File);
        Assert.DoesNotContain("0912-345-678", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_OfTheStore_AreForThisAccountOnly()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var host = await BotHost.StartAsync();
        await host.AskAsync(await host.OpenAsync(), "你好");
        foreach (var file in Directory.GetFiles(host.Folder, "store.db*"))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Backup_WhileMessagesCome_Ends_AndHoldsWhatWasAcknowledgedBefore()
    {
        await using var host = await BotHost.StartAsync();
        var conversation = await host.OpenAsync();
        for (var i = 0; i < 20; i++) await host.AskAsync(conversation, $"before {i}");
        using var enough = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++) await host.AskAsync(conversation, $"meanwhile {i}");
        });
        var copy = Path.Combine(host.Folder, "copies", "copy.db");
        var made = await Task.Run(() => host.Get<SqliteBackup>().Make(copy)).WaitAsync(TimeSpan.FromSeconds(30));
        await enough.CancelAsync();
        await load;
        await using var restored = new SqliteConnection($"Data Source={copy};Pooling=False");
        await restored.OpenAsync();
        Assert.Equal("ok", restored.ExecuteScalar<string>("pragma integrity_check"));
        Assert.InRange(restored.ExecuteScalar<long>("select count(*) from turns"), 20, long.MaxValue);
        Assert.True(made.Keys > 0 && Directory.GetFiles($"{copy}.keys").Length == made.Keys);
        Assert.Contains(
            "exists already",
            Assert.Throws<StoreUnavailableException>(() => host.Get<SqliteBackup>().Make(copy)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Backup_OfNoStore_MakesNone()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        var file = new SqliteFile($"Data Source={folder}/none.db", new BotService.Storage.StoreOptions());
        Assert.Contains(
            "does not exist",
            Assert.Throws<StoreUnavailableException>(() => new SqliteBackup(file).Make(Path.Combine(folder, "copy.db"))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task Health_WhileNothingCanBeKept_IsBad_AndGoodAgainAfterwards()
    {
        await using var host = await BotHost.StartAsync();
        var conversation = await host.OpenAsync();
        Assert.True(await host.Get<IStoreHealth>().KeepsAsync(default));
        // Another process holds the database for longer than anybody waits.
        await using (var other = new SqliteConnection($"Data Source={host.File};Pooling=False"))
        {
            await other.OpenAsync();
            other.Execute("begin immediate");
            await Assert.ThrowsAsync<StoreUnavailableException>(
                () => host.Bot.ReceiveAsync(conversation, BotHost.Message("lost"), default));
            Assert.False(await host.Get<IStoreHealth>().KeepsAsync(default));
            other.Execute("rollback");
        }

        Assert.True(await host.Get<IStoreHealth>().KeepsAsync(default));
        Assert.NotEmpty(await host.AskAsync(conversation, "kept"));
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
