using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BotService.Storage.Sqlite;

/// <summary>A few connections that only read. Who finds none free waits in line.</summary>
internal sealed class SqliteReaders(SqliteFile file, int count) : IDisposable
{
    private readonly SemaphoreSlim free = new(count);
    private readonly ConcurrentBag<SqliteConnection> idle = [];

    public async Task<T> RunAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        SqliteConnection? connection = null;
        try
        {
            connection = idle.TryTake(out var pooled) ? pooled : file.OpenReader();
            var result = await query(connection);
            idle.Add(connection);
            return result;
        }
        catch (Exception error)
        {
            // A connection that failed is not used again.
            connection?.Dispose();
            if (file.Explain(error) is { } explained) throw explained;

            throw;
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        foreach (var connection in idle) connection.Dispose();

        free.Dispose();
    }
}
