using System.Collections.Concurrent;
using System.Data;
using BotService.Bot;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace BotService.Storage.Sqlite;

/// <summary>One SQLite file: one writer that commits in groups, a few connections for reading. Opened, and brought up to date, at first use.</summary>
internal sealed class SqliteDatabase(SqliteFile file, IMigrations migrations, IOptions<StoreOptions> options, ILogger<SqliteDatabase> log)
    : Database, IDisposable
{
    private readonly Lock opening = new();
    private readonly SemaphoreSlim readers = new(options.Value.Readers);
    private readonly ConcurrentBag<SqliteConnection> idle = [];
    private volatile GroupWriter? writer;
    private bool disposed;

    public override async Task<T> ReadAsync<T>(Func<IDbConnection, T> query, CancellationToken cancel)
    {
        Open();
        await readers.WaitAsync(cancel);
        SqliteConnection? connection = null;
        try
        {
            connection = idle.TryTake(out var pooled) ? pooled : file.OpenReader();
            var result = query(connection);
            idle.Add(connection);
            return result;
        }
        catch (Exception error)
        {
            // A connection that failed is not used again.
            connection?.Dispose();
            if (file.Explain(error) is { } explained)
            {
                throw explained;
            }

            throw;
        }
        finally
        {
            readers.Release();
        }
    }

    public override Task<T> WriteAsync<T>(Func<IDbConnection, T> change, Action<T>? committed, CancellationToken cancel) =>
        Open().RunAsync(change, committed, cancel);

    public void Dispose()
    {
        lock (opening)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            foreach (var connection in idle)
            {
                connection.Dispose();
            }

            // Last, so that it folds the write-ahead log into the file.
            writer?.Dispose();
            readers.Dispose();
        }
    }

    private GroupWriter Open()
    {
        if (writer is { } ready)
        {
            return ready;
        }

        lock (opening)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (writer is null)
            {
                migrations.Apply();
                writer = new GroupWriter(file, options.Value.Queue, log);
            }

            return writer;
        }
    }
}
