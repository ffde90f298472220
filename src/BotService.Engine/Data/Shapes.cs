using System.Collections.Concurrent;

namespace BotService.Engine.Data;

/// <summary>The shapes of all files that were read, by kind of file.</summary>
public sealed class Shapes
{
    private readonly ConcurrentDictionary<string, (Shape Shape, ConcurrentDictionary<string, bool> Files)> kinds = new();

    /// <summary>
    /// Pattern of the kind (<c>knowledge/*/*/wording.*.yaml</c>), its shape, and the files of it that were read.
    /// </summary>
    public IEnumerable<(string Kind, Shape Shape, IReadOnlyList<string> Files)> All =>
        from kind in kinds
        orderby kind.Key
        select (kind.Key, kind.Value.Shape,
            (IReadOnlyList<string>)[.. kind.Value.Files.Keys.Order(StringComparer.Ordinal)]);

    /// <summary><c>wording.*.yaml</c> for <c>wording.en.yaml</c>: files that differ by their locale only.</summary>
    internal static string KindOf(string file) =>
        file.Split('.') is [var name, _, var end] ? $"{name}.*.{end}" : file;

    internal Shape Of(string kind, string file)
    {
        var (shape, files) = kinds.GetOrAdd(kind, _ => (new Shape(), new()));
        files[file] = true;
        return shape;
    }
}
