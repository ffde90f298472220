using System.Globalization;

namespace BotService.Storage;

/// <summary>A numbered script in an engine's folder <c>Migrations</c>. Once released, it never changes.</summary>
internal sealed record MigrationScript(long Number, string Name, string Sql)
{
    /// <param name="engine">The folder's name, such as <c>Sqlite</c>.</param>
    public static IReadOnlyList<MigrationScript> Of(string engine)
    {
        var folder = $"BotService.Storage.{engine}.Migrations.";
        var assembly = typeof(MigrationScript).Assembly;
        var scripts = new List<MigrationScript>();
        foreach (var resource in assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource[folder.Length..^".sql".Length];
            scripts.Add(
                new MigrationScript(long.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd()));
        }

        return scripts;
    }
}
