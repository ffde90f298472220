using BotService.Hosting;
using Microsoft.Data.Sqlite;

namespace BotService.Storage.Sqlite;

/// <summary>
/// The database file: where it is, how it is opened, and what its errors mean in words an operator can act on.
/// </summary>
internal sealed class SqliteFile
{
    private readonly string connectionString;
    private readonly int busyMilliseconds;

    public SqliteFile(string connection, StoreOptions options)
    {
        var builder = new SqliteConnectionStringBuilder(connection);
        if (builder.DataSource is "" or ":memory:" || builder.Mode == SqliteOpenMode.Memory)
        {
            throw new StoreUnavailableException(
                "ConnectionStrings:Store names no file. Set it to something like 'Data Source=data/botservice.db'.");
        }

        FullName = builder.DataSource = Path.GetFullPath(builder.DataSource);
        builder.Pooling = false;

        // Commands retry a busy database for this long on top of SQLite's own wait; a second is the
        // shortest that is not "for ever".
        builder.DefaultTimeout = Math.Max(1, (int)options.BusyTimeout.TotalSeconds);
        busyMilliseconds = (int)options.BusyTimeout.TotalMilliseconds;
        connectionString = builder.ConnectionString;
    }

    public string FullName { get; }

    public string Folder => Path.GetDirectoryName(FullName)!;

    /// <summary>
    /// What a burst leaves of the write-ahead log, in bytes: what is in it may be text that has been
    /// erased from the database since.
    /// </summary>
    private const int LongestLog = 4 << 20;

    public SqliteConnection OpenWriter() =>
        Open($"pragma auto_vacuum = incremental; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma "
            + $"journal_size_limit = {LongestLog};");

    public SqliteConnection OpenReader() => Open("pragma query_only = on;");

    /// <summary>Neither writes the database nor keeps others from doing so; may write elsewhere.</summary>
    public SqliteConnection OpenPlain() => Open("");

    /// <summary>The error in words, when it is the store's state and not a mistake in a statement; else null.</summary>
    public StoreUnavailableException? Explain(Exception error) => error switch
    {
        StoreUnavailableException known => known,
        SqliteException { SqliteErrorCode: 5 or 6 } =>
            Because("is locked by another process",
                "Stop the other process that uses it, or give this one a file of its own", error),
        SqliteException { SqliteErrorCode: 3 or 8 or 14 } =>
            Because("cannot be opened for writing",
                "Check that the folder exists and that this account may write the file and its folder", error),
        SqliteException { SqliteErrorCode: 26 } =>
            Because("is not a database", "Name another file in ConnectionStrings:Store, or move this one away", error),
        SqliteException { SqliteErrorCode: 11 } => Because("is damaged", "Restore the latest backup", error),
        SqliteException { SqliteErrorCode: 13 } => Because("cannot grow: the disk is full", "Free some space", error),
        SqliteException { SqliteErrorCode: 10 } =>
            Because("cannot be read or written", "Check the disk it is on", error),
        UnauthorizedAccessException or IOException =>
            Because("cannot be created", "Check that the folder exists and that this account may write there", error),
        _ => null,
    };

    public StoreUnavailableException Because(string what, string remedy, Exception? cause = null) =>
        new($"The database {FullName} {what}. {remedy}.", cause);

    /// <summary>For this account only: SQLite gives the files beside it the rights of the database.</summary>
    private void Protect()
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(FullName)) return;

        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!File.Exists(FullName))
        {
            var create = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite,
                UnixCreateMode = Own
            };
            new FileStream(FullName, create).Dispose();
            return;
        }

        foreach (var file in (string[])[FullName, $"{FullName}-wal", $"{FullName}-shm"])
        {
            try
            {
                if (File.Exists(file) && (File.GetUnixFileMode(file) & ~Own) != 0) File.SetUnixFileMode(file, Own);
            }
            catch (UnauthorizedAccessException)
            {
                // Another account's file that this one may write: who gave it that right decides who else may read it.
            }
        }
    }

    private SqliteConnection Open(string pragmas)
    {
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Folder);
            Protect();
            connection = new PreparingConnection(connectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"pragma busy_timeout = {busyMilliseconds}; pragma foreign_keys = on; {pragmas}";
            command.ExecuteNonQuery();
            return connection;
        }
        catch (Exception error)
        {
            connection?.Dispose();
            throw Explain(error) ?? error;
        }
    }
}
