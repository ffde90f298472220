using System.ComponentModel.DataAnnotations;

namespace BotService.Storage;

/// <summary>
/// Section <c>Store</c>. Where the database is stands in <c>ConnectionStrings:Store</c>, default <c>Data
/// Source=data/botservice.db</c>; what begins with <c>Host=</c> is PostgreSQL.
/// </summary>
public sealed class StoreOptions
{
    public const string Section = "Store";
    public const string DefaultConnection = "Data Source=data/botservice.db";

    /// <summary>Activities kept per conversation, 10…1,000,000; older ones are dropped when a turn commits.</summary>
    [Range(10, 1_000_000)]
    public int HistoryPerConversation { get; set; } = 1000;

    /// <summary>
    /// How long a conversation with work to do stays a process's own after it was last heard of, 0.1 s…5 min: so long
    /// the work of a process that died may wait until another takes it up.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for another process that holds the database, up to a minute. SQLite only.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Changes that may wait for the writer, 1…100,000; further callers wait in line. SQLite only.
    /// </summary>
    [Range(1, 100_000)]
    public int Queue { get; set; } = 4096;

    /// <summary>Connections for reading, 1…64.</summary>
    [Range(1, 64)]
    public int Readers { get; set; } = 4;

    /// <summary>Connections for writing, 1…64. PostgreSQL only: SQLite has one writer.</summary>
    [Range(1, 64)]
    public int Writers { get; set; } = 16;
}
