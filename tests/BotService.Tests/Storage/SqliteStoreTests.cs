using BotService.Hosting;
using BotService.Storage;
using BotService.Storage.Sqlite;
using BotService.Tests.Conversations;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotService.Tests.Storage;

public sealed class SqliteStoreTests : StoreContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;
    private SqliteDatabase? database;

    private string Store => Path.Combine(folder, "sub", "store.db");

    internal override Task<(Database Database, InboxCipher Cipher)> MakeAsync()
    {
        database = Open(Store);
        return Task.FromResult<(Database, InboxCipher)>(
            (database, new InboxCipher(new EphemeralDataProtectionProvider())));
    }

    internal override string SchemaSql =>
        "select m.name as \"table\", c.name as \"column\" from sqlite_master m join pragma_table_info(m.name) c "
        + "where m.type = 'table' and m.name not like 'sqlite_%'";

    public override Task DisposeAsync()
    {
        database?.Dispose();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void Migrations_AppliedTwice_DoNothingTheSecondTime()
    {
        var fresh = Migrations(Path.Combine(folder, "fresh.db"));
        Assert.Equal("0001-first", fresh.Apply()[0]);
        Assert.Empty(fresh.Apply());
    }

    [Fact]
    public async Task Writer_Open_IsDurable()
    {
        var (mode, synchronous) = await database!.WriteAsync(
            db => (db.ExecuteScalar<string>("pragma journal_mode"), db.ExecuteScalar<int>("pragma synchronous")),
            default);
        Assert.Equal(("wal", 2), (mode, synchronous));
    }

    [Fact]
    public async Task Database_OfANewerProgram_IsRefused()
    {
        await database!.WriteAsync(db => db.Execute("insert into migrations values (9999, 'future', 't')"), default);
        var refused = Assert.Throws<StoreUnavailableException>(() => Migrations(Store).Apply());
        Assert.Contains("newer version", refused.Message);
        Assert.Contains(Store, refused.Message);
    }

    [Fact]
    public void File_ThatIsNoDatabase_IsNamedWithTheRemedy()
    {
        var text = Path.Combine(folder, "text.db");
        File.WriteAllText(text, new string('x', 5000));
        var refused = Assert.Throws<StoreUnavailableException>(() => Migrations(text).Apply());
        Assert.Contains($"{text} is not a database", refused.Message);
        Assert.Contains("ConnectionStrings:Store", refused.Message);
    }

    [Fact]
    public void Folder_ThatCannotBe_IsNamed()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        var refused = Assert.Throws<StoreUnavailableException>(
            () => Migrations(Path.Combine(folder, "file", "store.db")).Apply());
        Assert.Contains("cannot be created", refused.Message);
    }

    [Fact]
    public void File_ThatIsAFolder_CannotBeOpened()
    {
        var refused = Assert.Throws<StoreUnavailableException>(() => Migrations(folder).Apply());
        Assert.Contains("cannot be opened for writing", refused.Message);
    }

    [Fact]
    public void Database_InMemory_IsRefused() =>
        Assert.Throws<StoreUnavailableException>(() => new SqliteFile("Data Source=:memory:", new StoreOptions()));

    [Fact]
    public async Task Database_LockedByAnotherProcess_IsSaidSo_AndWorksAfterwards()
    {
        var options = new StoreOptions { BusyTimeout = TimeSpan.Zero };
        using var impatient = Open(Store, options);
        await impatient.ReadAsync(db => db.ExecuteScalar<int>("select 1"), default);
        var other = new SqliteConnection($"Data Source={Store};Pooling=false");
        other.Open();
        other.Execute("begin immediate");

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => impatient.WriteAsync(db => db.Execute("delete from handoffs"), default));
        Assert.Contains("locked by another process", refused.Message);

        other.Execute("rollback");
        other.Dispose();
        Assert.Equal(0, await impatient.WriteAsync(db => db.Execute("delete from handoffs"), default));
    }

    [Fact]
    public async Task Writers_OfTwoProcesses_BothKeepEverything()
    {
        using var second = Open(Store);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? database! : second).WriteAsync(
            db => db.Execute("insert into handoffs (at, conversation, release) values ('t', 'c', 'r')"), default)));
        Assert.Equal(
            200, await second.ReadAsync(db => db.ExecuteScalar<int>("select count(*) from handoffs"), default));
        Assert.Equal("ok", await second.ReadAsync(db => db.ExecuteScalar<string>("pragma integrity_check"), default));
    }

    [Fact]
    public async Task Store_Closed_FinishesWhatWaitsAndRefusesMore()
    {
        var waiting = Enumerable.Range(0, 100)
            .Select(_ => database!.WriteAsync(db => db.Execute("insert into handoffs (at, conversation, release) values ('t', 'c', 'r')"), default)).ToList();
        database!.Dispose();
        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => database.WriteAsync(_ => 0, default));
    }

    private static SqliteDatabase Open(string path, StoreOptions? options = null)
    {
        options ??= new StoreOptions();
        var file = new SqliteFile($"Data Source={path}", options);
        return new SqliteDatabase(
            file, new SqliteMigrations(file, new FakeTime(), NullLogger<SqliteMigrations>.Instance),
            Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System,
            NullLogger<SqliteDatabase>.Instance);
    }

    private static SqliteMigrations Migrations(string path) =>
        new(new SqliteFile($"Data Source={path}", new StoreOptions()), new FakeTime(),
            NullLogger<SqliteMigrations>.Instance);
}
