using BotService.Storage;
using BotService.Storage.Sqlite;
using BotService.Tests.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotService.Tests.Storage.Sqlite;

public sealed class SqlitePagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;
    private readonly StoreOptions options = new();

    private string Store => Path.Combine(folder, "store.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Pages_OfWhatWasErased_AreGivenBackInSteps()
    {
        using var database = Open();
        await FillAsync(database);
        var pages = new SqlitePages(database, File());
        Assert.True(await pages.CanGiveBackAsync(default));
        var full = await SizeAsync(database);
        await database.WriteAsync(db => db.Execute("delete from searches"), default);
        Assert.Equal(full, await SizeAsync(database));
        Assert.Equal(50, await pages.GiveBackAsync(50, default));
        Assert.Equal(full - 50, await SizeAsync(database));
        while (await pages.GiveBackAsync(200, default) > 0)
        {
            // Until none is left.
        }

        Assert.InRange(await SizeAsync(database), 1, full / 2);
        Assert.Equal("ok", await database.ReadAsync(db => db.ExecuteScalarAsync<string>("pragma integrity_check"), default));
    }

    [Fact]
    public async Task File_OfAnEarlierProgram_KeepsItsSizeUntilItIsWrittenAnew()
    {
        using (var old = new SqliteConnection($"Data Source={Store};Pooling=False"))
        {
            old.Open();
            old.Execute("pragma journal_mode = wal; create table earlier (text text)");
            for (var i = 0; i < 500; i++) old.Execute("insert into earlier values (@text)", new { text = new string('x', 4000) });
            old.Execute("delete from earlier");
        }

        using (var database = Open())
        {
            var pages = new SqlitePages(database, File());
            Assert.False(await pages.CanGiveBackAsync(default));
            Assert.Equal(0, await pages.GiveBackAsync(50, default));
        }

        var size = new FileInfo(Store).Length;
        using (var database = Open()) await new SqlitePages(database, File()).RewriteAsync(default);
        using (var database = Open()) Assert.True(await new SqlitePages(database, File()).CanGiveBackAsync(default));
        Assert.InRange(new FileInfo(Store).Length, 1, size / 2);
    }

    private SqliteFile File() => new($"Data Source={Store}", options);

    private SqliteDatabase Open() => new(
        File(), new SqliteMigrations(File(), new FakeTime(), NullLogger<SqliteMigrations>.Instance),
        Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System, NullLogger<SqliteDatabase>.Instance);

    private static Task FillAsync(SqliteDatabase database) => database.WriteAsync(
        db =>
        {
            for (var i = 0; i < 500; i++)
            {
                db.Execute(
                    "insert into searches (at, text, locale, results) values ('2026-11-20T08:00:00.000Z', @text, 'en', 0)",
                    new { text = new string('x', 4000) });
            }

            return Task.FromResult(true);
        },
        default);

    private static Task<long> SizeAsync(SqliteDatabase database) =>
        database.ReadAsync(db => db.ExecuteScalarAsync<long>("pragma page_count"), default);
}
