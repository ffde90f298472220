using BotService.Conversations;
using BotService.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BotService.Storage.Sqlite;

/// <summary>
/// Runs the scripts in <c>Storage/Sqlite/Migrations</c> that the database has not seen.
/// </summary>
internal sealed class SqliteMigrations(SqliteFile file, TimeProvider time, ILogger<SqliteMigrations> log) : IMigrations
{
    public bool IsThere => File.Exists(file.FullName);

    public IReadOnlyList<string> Apply()
    {
        var scripts = MigrationScript.Of("Sqlite");
        using var connection = file.OpenWriter();
        try
        {
            // In one transaction that begins with the lock: two processes starting at once apply each script once.
            connection.Execute("begin immediate");
            connection.Execute(
                "create table if not exists migrations (number integer not null primary key, name text not null, "
                + "at text not null)");
            var present = connection.ExecuteScalar<long?>("select max(number) from migrations") ?? 0;
            if (present > scripts[^1].Number)
            {
                throw file.Because(
                    $"was made by a newer version of this program (form {present}; this one knows up to "
                    + $"{scripts[^1].Number})", "Start the newer version, or restore a backup made before the update");
            }

            var applied = scripts.Where(s => s.Number > present).ToList();
            foreach (var script in applied)
            {
                connection.Execute(script.Sql);
                connection.Execute(
                    "insert into migrations (number, name, at) values (@Number, @Name, @At)",
                    new { script.Number, script.Name, At = Stamp.Time(time.GetUtcNow()) });
            }

            connection.Execute("commit");
            applied.ForEach(script => log.Migrated(file.FullName, script.Name));
            return [.. applied.Select(s => s.Name)];
        }
        catch (SqliteException error)
        {
            throw file.Explain(error)
                ?? file.Because(
                    $"could not be brought up to date ({error.Message})",
                    "It is unchanged; keep it and report this", error);
        }
    }
}
