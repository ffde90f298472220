using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace BotService.Storage.Postgres;

/// <summary>
/// A connection within one change or look. What asks nothing waits, and goes with the next question or with the commit:
/// the way to the server and back takes longer than the work there.
/// </summary>
internal sealed class PipelinedConnection(NpgsqlConnection server) : DbConnection, IDefers
{
    private readonly List<NpgsqlBatchCommand> waiting = [];
    private int withRows;

    public bool Deferring { get; set; }

    [AllowNull]
    public override string ConnectionString
    {
        get => server.ConnectionString;
        set => throw OfTheServer();
    }

    public override string Database => server.Database;

    public override string DataSource => server.DataSource;

    public override string ServerVersion => server.ServerVersion;

    public override ConnectionState State => server.State;

    /// <summary>Puts a statement in line.</summary>
    public void Add(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        waiting.Add(command);
    }

    /// <summary>The same for one that gives rows; nobody reads them.</summary>
    public void AddWithRows(string sql, params NpgsqlParameter[] parameters)
    {
        Add(sql, parameters);
        withRows++;
    }

    /// <summary>Sends all that is in line.</summary>
    public async Task FlushAsync()
    {
        await using var batch = Take(out _);
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>All that is in line, which is empty then.</summary>
    /// <param name="skip">So many results come before the last statement's.</param>
    public NpgsqlBatch Take(out int skip)
    {
        (skip, withRows) = (withRows, 0);
        var batch = new NpgsqlBatch(server);
        foreach (var command in waiting) batch.BatchCommands.Add(command);
        waiting.Clear();
        return batch;
    }

    public override void ChangeDatabase(string databaseName) => throw OfTheServer();

    public override void Open() => throw OfTheServer();

    public override void Close() => throw OfTheServer();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw OfTheServer();

    protected override DbCommand CreateDbCommand() => new PipelinedCommand(this);

    private static NotSupportedException OfTheServer() => new("A change neither opens nor ends its connection.");
}
