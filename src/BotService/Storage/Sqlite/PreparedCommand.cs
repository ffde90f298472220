using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using BotService.Conversations;
using Microsoft.Data.Sqlite;

namespace BotService.Storage.Sqlite;

/// <summary>Looks like a new command, and runs one that the connection has compiled before.</summary>
internal sealed class PreparedCommand(PreparingConnection connection) : DbCommand
{
    /// <summary>Holds the parameters until it is known which command gets them.</summary>
    private readonly SqliteCommand parameters = new();
    private SqliteCommand? running;

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; } = connection.DefaultTimeout;

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text) throw new NotSupportedException("SQLite knows no stored procedures.");
        }
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("The command belongs to its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

    /// <summary>Transactions are begun and ended in SQL, for many changes together.</summary>
    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => running?.Cancel();

    public override void Prepare() => Run(compiled => compiled.CommandText);

    public override int ExecuteNonQuery() => Run(compiled => compiled.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(compiled => compiled.ExecuteScalar());

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        Run(compiled => compiled.ExecuteReader(behavior));

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
            parameters.Dispose();
        }

        base.Dispose(disposing);
    }

    private T Run<T>(Func<SqliteCommand, T> run)
    {
        GiveBack();
        var compiled = connection.Take(CommandText);
        compiled.CommandTimeout = CommandTimeout;
        foreach (SqliteParameter parameter in parameters.Parameters)
        {
            // As text that sorts; SQLite has no type for times.
            if (parameter.Value is DateTimeOffset time) parameter.Value = Stamp.Time(time);
            compiled.Parameters.Add(parameter);
        }

        try
        {
            var result = run(compiled);
            running = compiled;
            return result;
        }
        catch
        {
            // What failed is not used again.
            compiled.Dispose();
            throw;
        }
    }

    private void GiveBack()
    {
        if (running is not null)
        {
            connection.Return(running);
            running = null;
        }
    }
}
