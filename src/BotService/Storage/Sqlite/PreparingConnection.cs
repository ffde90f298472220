using Microsoft.Data.Sqlite;

namespace BotService.Storage.Sqlite;

/// <summary>
/// A connection that keeps the statements it has compiled. Dapper makes a command for each call and throws it away;
/// without this SQLite would compile the same few dozen texts over and over, which costs more than running them.
/// </summary>
/// <remarks>Used by one thread at a time, like any connection.</remarks>
internal sealed class PreparingConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>More than the stores have; what a report puts together beyond that is compiled each time.</summary>
    private const int Most = 100;

    private readonly Dictionary<string, SqliteCommand> idle = [];

    /// <summary>A compiled command for the text, for the caller alone until <see cref="Return"/>.</summary>
    internal SqliteCommand Take(string text)
    {
        if (idle.Remove(text, out var compiled)) return compiled;

        var command = CreateCommand();
        command.CommandText = text;
        return command;
    }

    internal void Return(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (idle.Count >= Most || !idle.TryAdd(command.CommandText, command)) command.Dispose();
    }

    protected override System.Data.Common.DbCommand CreateDbCommand() => new PreparedCommand(this);
}
