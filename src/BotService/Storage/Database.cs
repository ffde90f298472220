using System.Data;

namespace BotService.Storage;

/// <summary>
/// The door to the database for this room's stores and for Reports. SQL is written in the dialect all engines share.
/// </summary>
internal abstract class Database
{
    /// <summary>Runs queries on a connection that cannot change anything.</summary>
    /// <exception cref="Bot.StoreUnavailableException"/>
    public abstract Task<T> ReadAsync<T>(Func<IDbConnection, T> query, CancellationToken cancel);

    /// <summary>
    /// Runs queries of reports and of pages that count, one at a time on a connection of their own: no
    /// citizen's answer waits for them.
    /// </summary>
    /// <exception cref="Bot.StoreUnavailableException"/>
    public abstract Task<T> ReadAsideAsync<T>(Func<IDbConnection, T> query, CancellationToken cancel);

    /// <summary>Since when no change could be kept; null while changes are kept.</summary>
    public abstract DateTimeOffset? FailingSince { get; }

    /// <summary>
    /// Runs changes: all of them are kept, durably, or none. They may share a transaction with other callers' changes,
    /// so they must not begin or end one themselves.
    /// </summary>
    /// <param name="committed">Called after the commit, before the task completes, in the order of the
    /// commits. Must not throw.</param>
    /// <param name="cancel">Gives up while waiting in line; once taken up, the change runs to its end.</param>
    /// <exception cref="Bot.StoreUnavailableException"/>
    public abstract Task<T> WriteAsync<T>(
        Func<IDbConnection, T> change, Action<T>? committed, CancellationToken cancel);

    public Task<T> WriteAsync<T>(Func<IDbConnection, T> change, CancellationToken cancel) =>
        WriteAsync(change, null, cancel);
}

internal interface IMigrations
{
    /// <summary>Brings the database to this program's form, creating it where there is none.</summary>
    /// <returns>What was applied now, in order; empty when it was up to date.</returns>
    /// <exception cref="Bot.StoreUnavailableException">Also when the database was made by a newer program.</exception>
    IReadOnlyList<string> Apply();
}
