using System.Net.Sockets;
using BotService.Conversations;
using BotService.Hosting;
using Npgsql;

namespace BotService.Storage.Postgres;

/// <summary>
/// The database: how connections to it are made, and what its errors mean in words an operator can act on.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string place;

    public PostgresServer(string connection, StoreOptions options)
    {
        NpgsqlConnectionStringBuilder given;
        try
        {
            given = new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new StoreUnavailableException($"ConnectionStrings:Store cannot be read: {error.Message}", error);
        }

        place = $"{given.Database ?? given.Username} on {given.Host}";
        given.ApplicationName ??= "BotService";
        if (!given.ShouldSerialize("Timeout")) given.Timeout = 5;
        if (!given.ShouldSerialize("Command Timeout")) given.CommandTimeout = 10;
        if (!given.ShouldSerialize("Max Auto Prepare")) given.MaxAutoPrepare = 100;
        given.AutoPrepareMinUsages = 2;
        Writing = Source(given, options.Writers, "");
        Reading = Source(given, options.Readers, "-c default_transaction_read_only=on");
        Aside = Source(given, 1, "-c default_transaction_read_only=on");
        News = Source(given, 2, "");
    }

    public NpgsqlDataSource Writing { get; }

    /// <summary>Connections that cannot change anything.</summary>
    public NpgsqlDataSource Reading { get; }

    /// <summary>One for what may take long.</summary>
    public NpgsqlDataSource Aside { get; }

    /// <summary>One to listen, one to tell.</summary>
    public NpgsqlDataSource News { get; }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in (NpgsqlDataSource[])[Writing, Reading, Aside, News]) await source.DisposeAsync();
    }

    /// <summary>
    /// The error in words, when it is the server's state and not a mistake in a statement; else null.
    /// </summary>
    public StoreUnavailableException? Explain(Exception error) => error switch
    {
        StoreUnavailableException known => known,
        PostgresException { SqlState: "28000" or "28P01" } =>
            Because("does not let this account in", "Check Username and Password in ConnectionStrings:Store", error),
        PostgresException { SqlState: "3D000" } =>
            Because("does not exist", "Create it, or name another in ConnectionStrings:Store", error),
        PostgresException { SqlState: "42501" } =>
            Because("does not let this account do what is needed",
                "Make the account the owner of the database", error),
        PostgresException { SqlState: "25006" } => Because("only reads", "Name the primary server", error),
        PostgresException { SqlState: "53100" } => Because("cannot grow: the disk is full", "Free some space", error),
        PostgresException { SqlState: "53300" } =>
            Because("has no connection left", "Raise max_connections, or lower Store:Writers and Store:Readers", error),
        PostgresException { SqlState: var state }
            when state[..2] is "08" or "53" or "57" or "58" or "XX" =>
            Because($"cannot be used now ({state})", "See the server's log", error),
        PostgresException => null,
        NpgsqlException or SocketException or IOException or TimeoutException =>
            Because("cannot be reached", "Check that the server runs and that ConnectionStrings:Store names it", error),
        _ => null,
    };

    public StoreUnavailableException Because(string what, string remedy, Exception? cause = null) =>
        new($"The database {place} {what}. {remedy}.", cause);

    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder given, int most, string options) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(given.ConnectionString)
        {
            MaxPoolSize = most,
            Options = $"{given.Options} {options}".Trim() is { Length: > 0 } all ? all : null,
        });
}
