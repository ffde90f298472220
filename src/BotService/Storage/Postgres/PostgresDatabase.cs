using System.Data.Common;
using BotService.Hosting;
using Npgsql;

namespace BotService.Storage.Postgres;

/// <summary>
/// Each change in a transaction of its own, side by side: the server writes them to disk together. Brought up to date
/// at first use.
/// </summary>
internal sealed class PostgresDatabase(
    PostgresServer server, IMigrations migrations, TimeProvider time, ILogger<PostgresDatabase> log) : Database
{
    /// <summary>
    /// Changes that ran into each other over rows that are not one conversation's are run again so often.
    /// </summary>
    private const int Attempts = 5;

    private const string Locks =
        "select pg_advisory_xact_lock(k) from (select hashtextextended(c, 0) as k from unnest(@about) c order by "
        + "1) sorted";

    private readonly Lock opening = new();
    private readonly ConversationLocks locks = new();
    private volatile bool ready;
    private long failingSince;

    public override string HourOf(string time) => $"date_trunc('hour', {time}, 'UTC')";

    public override string DayOf(string time) => $"to_char({time} at time zone 'Asia/Taipei', 'YYYY-MM-DD')";

    // Of whole seconds, as the other engine counts.
    public override string Minutes(string from, string to) =>
        $"((floor(extract(epoch from {to})) - floor(extract(epoch from {from})))::bigint / 60)";

    public override DateTimeOffset? FailingSince =>
        Volatile.Read(ref failingSince) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public override Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken cancel) =>
        ReadAsync(server.Reading, query, cancel);

    public override Task<T> ReadAsideAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken cancel) =>
        ReadAsync(server.Aside, query, cancel);

    public override async Task<T> WriteAsync<T>(
        IReadOnlyCollection<string> about, Func<DbConnection, Task<T>> change, Action<T>? committed,
        CancellationToken cancel)
    {
        // In this process first: waiting for the server's lock would hold a connection, and until what was committed has
        // been told nothing may overtake it.
        using var mine = await locks.EnterAsync(about, cancel);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Open();
                var result = await TransactAsync(about, change, cancel);
                Volatile.Write(ref failingSince, 0);
                committed?.Invoke(result);
                return result;
            }
            catch (PostgresException error) when (IsCollision(error) && attempt < Attempts)
            {
                // The server has undone all of it.
            }
            catch (Exception error) when (server.Explain(error) is { } explained)
            {
                log.ChangeFailed(error.GetType().Name, (error as PostgresException)?.SqlState ?? "");
                Interlocked.CompareExchange(ref failingSince, time.GetUtcNow().UtcTicks, 0);
                throw explained;
            }
        }
    }

    private async Task<T> TransactAsync<T>(
        IReadOnlyCollection<string> about, Func<DbConnection, Task<T>> change, CancellationToken cancel)
    {
        await using var connection = await server.Writing.OpenConnectionAsync(cancel);
        await using var pipeline = new PipelinedConnection(connection);
        pipeline.Add("begin");
        if (about.Count > 0) pipeline.AddWithRows(Locks, new NpgsqlParameter<string[]>("about", [.. about]));

        // A change that fails leaves its transaction open; the pool rolls it back with the connection.
        var result = await change(pipeline);
        pipeline.Add("commit");
        await pipeline.FlushAsync();
        return result;
    }

    private async Task<T> ReadAsync<T>(
        NpgsqlDataSource source, Func<DbConnection, Task<T>> query, CancellationToken cancel)
    {
        try
        {
            Open();
            await using var connection = await source.OpenConnectionAsync(cancel);
            return await query(new PipelinedConnection(connection));
        }
        catch (Exception error) when (server.Explain(error) is { } explained)
        {
            throw explained;
        }
    }

    private void Open()
    {
        if (ready) return;
        lock (opening)
        {
            if (ready) return;
            migrations.Apply();
            ready = true;
        }
    }

    /// <summary>Deadlocks and failed serialisation.</summary>
    private static bool IsCollision(PostgresException error) => error.SqlState is "40P01" or "40001";
}
