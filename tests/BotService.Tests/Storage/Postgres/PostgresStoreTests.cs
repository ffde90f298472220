using BotService.Hosting;
using BotService.Storage;
using BotService.Storage.Postgres;
using BotService.Tests.Conversations;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotService.Tests.Storage.Postgres;

public sealed class PostgresStoreTests : StoreContract
{
    private string connection = "";
    private PostgresServer? server;
    private PostgresDatabase? database;

    internal override Task<(Database Database, InboxCipher Cipher)> MakeAsync()
    {
        connection = PostgresCluster.Shared.NewDatabase();
        server = new PostgresServer(connection, new StoreOptions());
        database = new PostgresDatabase(
            server, Migrations(server), TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        return Task.FromResult<(Database, InboxCipher)>(
            (database, new InboxCipher(new EphemeralDataProtectionProvider())));
    }

    internal override string SchemaSql =>
        "select table_name as \"table\", column_name as \"column\" from information_schema.columns where table_schema = 'public'";

    public override async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    [StoreFact]
    public void Migrations_AppliedTwice_DoNothingTheSecondTime() => Assert.Empty(Migrations(server!).Apply());

    [StoreFact]
    public async Task Writer_Open_IsDurable() => Assert.Equal(
        ("on", "on"),
        await database!.WriteAsync(
            db => (db.ExecuteScalar<string>("show synchronous_commit"), db.ExecuteScalar<string>("show fsync")), default));

    [StoreFact]
    public async Task Database_OfANewerProgram_IsRefused()
    {
        await database!.WriteAsync(db => db.Execute("insert into migrations values (9999, 'future', now())"), default);
        var refused = Assert.Throws<StoreUnavailableException>(() => Migrations(server!).Apply());
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Database_ThatIsNotThere_IsNamedWithTheRemedy()
    {
        await using var other = new PostgresServer(connection + "-not-there", new StoreOptions());
        var refused = Assert.Throws<StoreUnavailableException>(() => Migrations(other).Apply());
        Assert.Contains("-not-there on 127.0.0.1 does not exist", refused.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Keys_OfAName_AreTheSameForEveryProcess()
    {
        var keys = Enumerable.Range(0, 8).AsParallel()
            .Select(_ => new PostgresKeys(server!, Migrations(server!)).Get("tokens")).ToList();
        Assert.All(keys, key => Assert.Equal(keys[0], key));
        Assert.Equal(32, keys[0].Length);
        Assert.NotEqual(keys[0], await Task.Run(() => new PostgresKeys(server!, Migrations(server!)).Get("other")));
    }

    [StoreFact]
    public async Task Changes_ThatDeadlock_AreRunAgain()
    {
        await Conversations.OpenAsync(New("d"), null, default);
        using var both = new Barrier(2);
        var first = 0;
        Task ChangeAsync(string one, string two) => database!.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync("update conversations set turns = turns + 1 where id = @one", new { one });
                if (Interlocked.Increment(ref first) <= 2) both.SignalAndWait(TimeSpan.FromSeconds(5));
                return await db.ExecuteAsync("update conversations set turns = turns + 1 where id = @two", new { two });
            },
            default);
        await Task.WhenAll(Task.Run(() => ChangeAsync("c", "d")), Task.Run(() => ChangeAsync("d", "c")));
        Assert.Equal([2L, 2L], await database!.ReadAsync(db => db.Query<long>("select turns from conversations").AsList(), default));
    }

    private static PostgresMigrations Migrations(PostgresServer server) =>
        new(server, new FakeTime(), NullLogger<PostgresMigrations>.Instance);
}
