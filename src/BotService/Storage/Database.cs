using System.Data.Common;
using Dapper;

namespace BotService.Storage;

/// <summary>
/// The door to the database for this room's stores and for Reports. SQL is written in the dialect both engines share:
/// flags are asked as <c>not done</c>, times are parameters and columns of type <see cref="DateTimeOffset"/>.
/// </summary>
internal abstract class Database
{
    static Database()
    {
        // Without this Dapper would hand times over as they are and never ask the handler.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.AddTypeHandler(new StoredTimes());
    }

    /// <summary>Runs queries on a connection that cannot change anything.</summary>
    /// <exception cref="Hosting.StoreUnavailableException"/>
    public abstract Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken cancel);

    /// <summary>
    /// Runs queries of reports and of pages that count, one at a time on a connection of their own: no
    /// citizen's answer waits for them.
    /// </summary>
    /// <exception cref="Hosting.StoreUnavailableException"/>
    public abstract Task<T> ReadAsideAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken cancel);

    /// <summary>
    /// Null when there is a database; else why there is none. A server's is there or cannot be reached.
    /// </summary>
    public virtual string? WhyNone => null;

    /// <summary>
    /// SQL for the whole hour (UTC) that a time lies in: the engines ask it each in a way of its own.
    /// </summary>
    public abstract string HourOf(string time);

    /// <summary>SQL for the day in Taiwan that a time lies in, as <see cref="StoredDay"/> writes it.</summary>
    public abstract string DayOf(string time);

    /// <summary>SQL for the whole minutes between two times.</summary>
    public abstract string Minutes(string from, string to);

    /// <summary>Since when no change could be kept; null while changes are kept.</summary>
    public abstract DateTimeOffset? FailingSince { get; }

    /// <summary>
    /// Runs changes: all of them are kept, durably, or none. They may share a transaction with other callers' changes,
    /// so they must not begin or end one themselves, and they may be run again when the first attempt came to nothing.
    /// </summary>
    /// <param name="about">The conversations that are changed: no two changes of one are under way at once, in whatever
    /// process, so that what a change reads of it is still so when it writes.</param>
    /// <param name="committed">Called after the commit, before the task completes, for one conversation in the order of
    /// the commits. Must not throw.</param>
    /// <param name="cancel">Gives up while waiting in line; once taken up, the change runs to its end.</param>
    /// <exception cref="Hosting.StoreUnavailableException"/>
    public abstract Task<T> WriteAsync<T>(
        IReadOnlyCollection<string> about, Func<DbConnection, Task<T>> change, Action<T>? committed,
        CancellationToken cancel);

    /// <summary>A change that is about no conversation, or does not depend on what it reads of one.</summary>
    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> change, CancellationToken cancel) =>
        WriteAsync([], change, null, cancel);
}
