using System.Data.Common;
using Microsoft.Extensions.Options;

namespace BotService.Storage.Sqlite;

/// <summary>
/// One SQLite file: one writer that commits in groups, a few connections for reading. Opened, and
/// brought up to date, at first use.
/// </summary>
internal sealed class SqliteDatabase(
    SqliteFile file, IMigrations migrations, IOptions<StoreOptions> options, TimeProvider time,
    ILogger<SqliteDatabase> log)
    : Database, IDisposable
{
    private readonly Lock opening = new();
    private readonly SqliteReaders readers = new(file, options.Value.Readers);
    private readonly SqliteReaders aside = new(file, 1);
    private volatile GroupWriter? writer;
    private bool disposed;

    /// <summary>Times lie as text (ISO 8601), to the millisecond.</summary>
    public override string HourOf(string time) => $"substr({time}, 1, 13) || ':00:00Z'";

    public override string DayOf(string time) => $"date({time}, '+8 hours')";

    public override string Minutes(string from, string to) =>
        $"(cast(strftime('%s', {to}) as integer) - cast(strftime('%s', {from}) as integer)) / 60";

    public override string? WhyNone => File.Exists(file.FullName) ? null
        : $"There is no database {file.FullName}: nothing was asked yet, or ConnectionStrings:Store names another file.";

    public override DateTimeOffset? FailingSince => writer?.FailingSince;

    public override Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken cancel)
    {
        Open();
        return readers.RunAsync(query, cancel);
    }

    public override Task<T> ReadAsideAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken cancel)
    {
        Open();
        // Off the caller's thread: what is read aside may take long.
        return Task.Run(() => aside.RunAsync(query, cancel), cancel);
    }

    /// <remarks>One writer for all: no two changes are ever under way at once.</remarks>
    public override Task<T> WriteAsync<T>(
        IReadOnlyCollection<string> about, Func<DbConnection, Task<T>> change, Action<T>? committed,
        CancellationToken cancel) =>
        Open().RunAsync(change, committed, cancel);

    public void Dispose()
    {
        lock (opening)
        {
            if (disposed) return;

            disposed = true;
            aside.Dispose();
            readers.Dispose();

            // Last, so that it folds the write-ahead log into the file.
            writer?.Dispose();
        }
    }

    private GroupWriter Open()
    {
        if (writer is { } ready) return ready;

        lock (opening)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (writer is null)
            {
                migrations.Apply();
                writer = new GroupWriter(file, options.Value.Queue, time, log);
            }

            return writer;
        }
    }
}
