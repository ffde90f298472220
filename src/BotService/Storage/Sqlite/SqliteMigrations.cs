using System.Globalization;
using BotService.Bot;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BotService.Storage.Sqlite;

/// <summary>
/// Runs the numbered scripts in <c>Storage/Migrations</c> that the database has not seen. A
/// script, once released, never changes.
/// </summary>
internal sealed class SqliteMigrations(SqliteFile file, TimeProvider time, ILogger<SqliteMigrations> log) : IMigrations
{
    private const string Folder = "BotService.Storage.Migrations.";

    public IReadOnlyList<string> Apply()
    {
        var scripts = Scripts();
        using var connection = file.OpenWriter();
        try
        {
            // In one transaction that begins with the lock: two processes starting at once apply each script once.
            connection.Execute("begin immediate");
            connection.Execute(
                "create table if not exists migrations (number integer not null primary key, name text not null, at text not null)");
            var present = connection.ExecuteScalar<long?>("select max(number) from migrations") ?? 0;
            if (present > scripts[^1].Number)
            {
                throw file.Because(
                    $"was made by a newer version of this program (form {present}; this one knows up to {scripts[^1].Number})", "Start the newer version, or restore a backup made before the update");
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

    private static List<Script> Scripts()
    {
        var assembly = typeof(SqliteMigrations).Assembly;
        var scripts = new List<Script>();
        foreach (var resource in assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource[Folder.Length..^".sql".Length];
            scripts.Add(new Script(long.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd()));
        }

        return scripts;
    }

    private sealed record Script(long Number, string Name, string Sql);
}
