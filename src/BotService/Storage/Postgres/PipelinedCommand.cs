using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace BotService.Storage.Postgres;

/// <summary>A statement that goes to the server with those that wait before it, or waits itself.</summary>
internal sealed class PipelinedCommand(PipelinedConnection connection) : DbCommand
{
    /// <summary>Holds the parameters, as Dapper makes them.</summary>
    private readonly NpgsqlCommand statement = new();
    private NpgsqlBatch? running;

    [AllowNull]
    public override string CommandText
    {
        get => statement.CommandText;
        set => statement.CommandText = value;
    }

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("The command belongs to its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => statement.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => running?.Cancel();

    public override void Prepare()
    {
        // The connection prepares by itself what it sees again.
    }

    /// <returns>How many rows were changed; 0 for what waits.</returns>
    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        Enter();
        if (connection.Deferring) return 0;
        await using var batch = connection.Take(out _);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands[^1].RecordsAffected;
    }

    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        await using var reader = await ExecuteDbDataReaderAsync(CommandBehavior.Default, cancellationToken);
        return await reader.ReadAsync(cancellationToken) && reader.FieldCount > 0 ? reader.GetValue(0) : null;
    }

    public override int ExecuteNonQuery() => ExecuteNonQueryAsync(CancellationToken.None).GetAwaiter().GetResult();

    public override object? ExecuteScalar() => ExecuteScalarAsync(CancellationToken.None).GetAwaiter().GetResult();

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(
        CommandBehavior behavior, CancellationToken cancellationToken)
    {
        Enter();
        running = connection.Take(out var skip);
        var reader = await running.ExecuteReaderAsync(behavior & CommandBehavior.SequentialAccess, cancellationToken);
        while (skip-- > 0) await reader.NextResultAsync(cancellationToken);
        return reader;
    }

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        ExecuteDbDataReaderAsync(behavior, CancellationToken.None).GetAwaiter().GetResult();

    protected override DbParameter CreateDbParameter() => new NpgsqlParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            running?.Dispose();
            statement.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Enter() => connection.Add(CommandText, [.. statement.Parameters.Select(Sent)]);

    /// <summary>The server takes no text with a NUL in it; a stranger may well send one.</summary>
    private static NpgsqlParameter Sent(NpgsqlParameter parameter)
    {
        var sent = parameter.Clone();
        if (sent.Value is string text) sent.Value = text.Replace('\0', '\uFFFD');
        return sent;
    }
}
