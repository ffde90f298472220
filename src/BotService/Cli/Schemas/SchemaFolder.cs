using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Cli.Schemas;

/// <summary>
/// <c>check --schemas DIR</c>: a schema for each kind of file, and <c>settings.json</c>, which tells editors that know
/// YAML (by the setting <c>yaml.schemas</c>) which files each is for.
/// </summary>
internal static class SchemaFolder
{
    public const string Settings = "settings.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="folder">Made when it is not there; files of the same name are replaced.</param>
    /// <param name="shapes">What was asked of all data, read whole.</param>
    /// <returns>How many schemas were written.</returns>
    public static int Write(string folder, Shapes shapes, KnowledgeBase knowledge)
    {
        Directory.CreateDirectory(folder);
        var writer = new SchemaWriter(Refer.Known(knowledge));
        var all = shapes.All.ToList();
        var globs = new JsonObject();
        foreach (var (kind, shape, files) in all)
        {
            var path = Path.Combine(folder, NameOf(kind));
            File.WriteAllText(path, writer.Write(kind, shape).ToJsonString(Indented) + "\n");
            globs[path.Replace('\\', '/')] = new JsonArray(
                [.. Globs(kind, files, all.Where(a => a.Kind != kind).SelectMany(a => a.Files)).Select(g => (JsonNode?)g)]);
        }
        File.WriteAllText(
            Path.Combine(folder, Settings),
            new JsonObject { ["yaml.schemas"] = globs }.ToJsonString(Indented) + "\n");
        return all.Count;
    }

    /// <summary><c>knowledge.wording.locale.schema.json</c> for <c>knowledge/*/*/wording.*.yaml</c>.</summary>
    internal static string NameOf(string kind)
    {
        var parts = kind[..^".yaml".Length].Replace(".*", ".locale", StringComparison.Ordinal)
            .Split('/').Select(p => p.Trim('*', '?', '.')).Where(p => p.Length > 0);
        return string.Join('.', parts) + ".schema.json";
    }

    /// <summary>
    /// The pattern itself, unless it fits files of another kind or is one that not every editor knows: then each file.
    /// </summary>
    private static IEnumerable<string> Globs(string kind, IReadOnlyList<string> files, IEnumerable<string> others)
    {
        var pattern = new Regex($"^{Regex.Escape(kind).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$");
        return kind.Contains('?', StringComparison.Ordinal) || others.Any(f => pattern.IsMatch(f)) ? files : [kind];
    }
}
