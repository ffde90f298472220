using BotService.Hosting;
using Dapper;
using Npgsql;

namespace BotService.Storage.Postgres;

/// <summary>Runs the scripts in <c>Storage/Postgres/Migrations</c> that the database has not seen.</summary>
internal sealed class PostgresMigrations(PostgresServer server, TimeProvider time, ILogger<PostgresMigrations> log)
    : IMigrations
{
    /// <summary>PostgreSQL 15.</summary>
    private const int Oldest = 150_000;

    /// <summary>Any number that no other program takes for a lock in the same database.</summary>
    private const long Lock = 0x426F7453;

    public bool IsThere => Run(db => db.ExecuteScalar<bool>("select to_regclass('migrations') is not null"));

    public IReadOnlyList<string> Apply()
    {
        var applied = Run(Apply);
        foreach (var script in applied) log.Migrated("PostgreSQL", script);
        return applied;
    }

    private List<string> Apply(NpgsqlConnection db)
    {
        var scripts = MigrationScript.Of("Postgres");
        using var transaction = db.BeginTransaction();
        if (db.ExecuteScalar<int>("select current_setting('server_version_num')::int") < Oldest)
            throw server.Because("is of a server older than PostgreSQL 15", "Move it to a newer one");

        // Two processes starting at once apply each script once.
        db.Execute("select pg_advisory_xact_lock(@Lock)", new { Lock });
        db.Execute("create table if not exists migrations (number bigint not null primary key, name text not "
            + "null, at timestamptz not null)");
        var present = db.ExecuteScalar<long?>("select max(number) from migrations") ?? 0;
        if (present > scripts[^1].Number)
        {
            throw server.Because(
                $"was made by a newer version of this program (form {present}; this one knows up to "
                + $"{scripts[^1].Number})", "Start the newer version, or restore a backup made before the update");
        }

        var applied = new List<string>();
        foreach (var script in scripts.Where(s => s.Number > present))
        {
            db.Execute(script.Sql);
            db.Execute("insert into migrations (number, name, at) values (@Number, @Name, @At)",
                new { script.Number, script.Name, At = time.GetUtcNow() });
            applied.Add(script.Name);
        }

        transaction.Commit();
        return applied;
    }

    private T Run<T>(Func<NpgsqlConnection, T> work)
    {
        try
        {
            using var connection = server.Writing.OpenConnection();
            return work(connection);
        }
        catch (Exception error) when (server.Explain(error) is { } explained)
        {
            throw explained;
        }
        catch (PostgresException error)
        {
            throw server.Because(
                $"could not be brought up to date ({error.MessageText})", "It is unchanged; keep it and report this", error);
        }
    }
}
