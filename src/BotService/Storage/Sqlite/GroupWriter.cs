using System.Data.Common;
using System.Threading.Channels;
using BotService.Hosting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BotService.Storage.Sqlite;

/// <summary>
/// The one writer. Whatever waits is run in one transaction, a savepoint around each change, so that many callers share
/// one flush to disk and a failing change does not touch its neighbours. On a thread of its own, because SQLite blocks.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    private const int LargestGroup = 256;

    /// <summary>
    /// So long after the last change the write-ahead log is emptied, and under load as often as
    /// <see cref="LongestKept"/>: erased text must not lie there.
    /// </summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestKept = TimeSpan.FromMinutes(1);

    private readonly SqliteFile file;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly Channel<Change> queue;
    private readonly Thread thread;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand rollback;
    private readonly SqliteCommand save;
    private readonly SqliteCommand release;
    private readonly SqliteCommand undo;
    private readonly SqliteCommand empty;
    private long emptied;
    private long changed;
    private bool written;
    private long failingSince;

    public GroupWriter(SqliteFile file, int capacity, TimeProvider time, ILogger log)
    {
        this.file = file;
        this.time = time;
        this.log = log;
        emptied = time.GetTimestamp();
        queue = Channel.CreateBounded<Change>(new BoundedChannelOptions(capacity) { SingleReader = true });
        connection = file.OpenWriter();
        begin = Command("begin immediate");
        commit = Command("commit");
        rollback = Command("rollback");
        save = Command("savepoint change");
        release = Command("release change");
        undo = Command("rollback to change");
        empty = Command("pragma wal_checkpoint(truncate)");
        thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
        thread.Start();
    }

    /// <summary>Since when no group could be kept; null while groups are kept.</summary>
    public DateTimeOffset? FailingSince =>
        Volatile.Read(ref failingSince) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public async Task<T> RunAsync<T>(Func<DbConnection, Task<T>> change, Action<T>? committed, CancellationToken cancel)
    {
        var item = new Change<T>(change, committed);
        try
        {
            await queue.Writer.WriteAsync(item, cancel);
        }
        catch (ChannelClosedException closed)
        {
            throw new StoreUnavailableException("The store is closed: the service is stopping.", closed);
        }

        return await item.Task;
    }

    /// <summary>Finishes what waits, then closes.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        thread.Join();
        foreach (var command in (SqliteCommand[])[begin, commit, rollback, save, release, undo, empty])
            command.Dispose();

        connection.Dispose();
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private void Run()
    {
        var group = new List<Change>(LargestGroup);
        while (Wait())
        {
            group.Clear();
            while (group.Count < LargestGroup && queue.Reader.TryRead(out var change)) group.Add(change);

            try
            {
                RunGroup(group);
            }
            catch (Exception error)
            {
                log.GroupFailed(
                    group.Count, error.GetType().Name, (error as SqliteException)?.SqliteExtendedErrorCode ?? 0);
                TryRollback();
                Interlocked.CompareExchange(ref failingSince, time.GetUtcNow().UtcTicks, 0);
                var explained = file.Explain(error) ?? error;
                group.ForEach(change => change.Abort(explained));
            }
        }
    }

    /// <summary>
    /// Waits for work, and empties the write-ahead log when none comes for a while. False when the
    /// store is closed and nothing is left.
    /// </summary>
    private bool Wait()
    {
        // Looks that change nothing may come all the time: they are no reason to wait longer.
        if (written && (time.GetElapsedTime(emptied) > LongestKept || time.GetElapsedTime(changed) > Quiet)) Empty();
        var work = queue.Reader.WaitToReadAsync().AsTask();
        if (written && !work.Wait(Quiet)) Empty();
        return work.GetAwaiter().GetResult();
    }

    private void Empty()
    {
        try
        {
            // A reader in mid-query keeps part of it: then it is tried again after the next change.
            using var result = empty.ExecuteReader();
            written = !result.Read() || result.GetInt64(0) != 0;
        }
        catch (SqliteException error)
        {
            log.LogNotEmptied(error.SqliteExtendedErrorCode);
        }

        emptied = time.GetTimestamp();
    }

    private void RunGroup(List<Change> group)
    {
        var before = raw.sqlite3_total_changes(connection.Handle);
        begin.ExecuteNonQuery();
        foreach (var change in group)
        {
            save.ExecuteNonQuery();
            try
            {
                change.Run(connection);
            }
            catch (Exception error)
            {
                // Throws in turn when SQLite has ended the transaction itself, as on a full disk:
                // then the group fails as a whole.
                undo.ExecuteNonQuery();
                change.Refuse(file.Explain(error) ?? error);
            }

            release.ExecuteNonQuery();
        }

        commit.ExecuteNonQuery();
        if (raw.sqlite3_total_changes(connection.Handle) != before)
        {
            written = true;
            changed = time.GetTimestamp();
        }

        Volatile.Write(ref failingSince, 0);
        foreach (var change in group) change.Commit();
    }

    private void TryRollback()
    {
        try
        {
            rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // There was no transaction any more, or none had begun.
        }
    }

    private abstract class Change
    {
        public abstract void Run(DbConnection connection);

        public abstract void Commit();

        /// <summary>This change failed; its caller is told when the group is through.</summary>
        public abstract void Refuse(Exception error);

        /// <summary>The group failed.</summary>
        public abstract void Abort(Exception error);
    }

    private sealed class Change<T>(Func<DbConnection, Task<T>> change, Action<T>? committed) : Change
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;
        private Exception? failed;

        public Task<T> Task => done.Task;

        /// <summary>SQLite does everything at once: the task is complete when it comes.</summary>
        public override void Run(DbConnection connection) => result = change(connection).GetAwaiter().GetResult();

        public override void Commit()
        {
            if (failed is not null)
            {
                done.TrySetException(failed);
                return;
            }

            committed?.Invoke(result);
            done.TrySetResult(result);
        }

        public override void Refuse(Exception error) => failed = error;

        public override void Abort(Exception error) => done.TrySetException(failed ?? error);
    }
}
