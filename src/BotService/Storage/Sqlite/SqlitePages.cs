using BotService.Retention;
using Dapper;

namespace BotService.Storage.Sqlite;

/// <summary>A new file gives pages back in steps; an older one has to be written anew once before it can.</summary>
internal sealed class SqlitePages(Database database, SqliteFile file) : IStorePages
{
    private const int Incremental = 2;

    public async Task<int> GiveBackAsync(int most, CancellationToken cancel)
    {
        if (await ReadAsync("pragma freelist_count", cancel) == 0 || !await CanGiveBackAsync(cancel)) return 0;
        return await database.WriteAsync(
            db =>
            {
                var before = db.ExecuteScalar<int>("pragma freelist_count");
                using var step = db.CreateCommand();
                step.CommandText = FormattableString.Invariant($"pragma incremental_vacuum({most})");
                // Each page is a row without columns: the pragma works as it is read.
                using (var rows = step.ExecuteReader())
                {
                    while (rows.Read())
                    {
                        // Nothing stands in it.
                    }
                }

                return Task.FromResult(before - db.ExecuteScalar<int>("pragma freelist_count"));
            },
            cancel);
    }

    public async Task<bool> CanGiveBackAsync(CancellationToken cancel) => await ReadAsync("pragma auto_vacuum", cancel) == Incremental;

    public Task RewriteAsync(CancellationToken cancel)
    {
        using var connection = file.OpenWriter();
        try
        {
            connection.Execute(FormattableString.Invariant($"pragma auto_vacuum = {Incremental}; vacuum; pragma wal_checkpoint(truncate);"));
            return Task.CompletedTask;
        }
        catch (Exception error)
        {
            throw file.Explain(error) ?? error;
        }
    }

    private Task<int> ReadAsync(string pragma, CancellationToken cancel) =>
        database.ReadAsync(db => db.ExecuteScalarAsync<int>(pragma), cancel);
}
