using System.Security.Cryptography;
using System.Text;

namespace BotService.Engine.Data;

/// <summary>
/// A folder of data files; messages name files from the data root on, such as <c>knowledge/twc/suspend/entry.yaml</c>.
/// </summary>
/// <param name="kind">The folders it is one of, such as <c>knowledge/*/*</c>; its own name when it is the only one.</param>
public sealed class DataFolder(string path, string name, string kind)
{
    public string Name { get; } = name;

    /// <summary>The folder's own name, without those above it.</summary>
    public string Base => Path.GetFileName(path);

    public static DataFolder Root(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return new(full, Path.GetFileName(full), Path.GetFileName(full));
    }

    public DataFolder Folder(string child) => new(Path.Combine(path, child), $"{Name}/{child}", $"{kind}/{child}");

    /// <summary>One of many folders that hold files of the same kinds.</summary>
    public DataFolder AnyFolder(string child) => new(Path.Combine(path, child), $"{Name}/{child}", $"{kind}/*");

    public bool Exists => Directory.Exists(path);

    public bool Has(string file) => File.Exists(Path.Combine(path, file));

    public IEnumerable<string> Folders() => Exists
        ? Directory.EnumerateDirectories(path).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Files of a subfolder, as paths below this folder.</summary>
    public IEnumerable<string> Files(string child, string pattern) => Directory.Exists(Path.Combine(path, child))
        ? Directory.EnumerateFiles(Path.Combine(path, child), pattern).Select(f => $"{child}/{Path.GetFileName(f)}")
            .Order(StringComparer.Ordinal)
        : [];

    /// <param name="kind">The files it is one of, such as <c>offices/*.yaml</c>, below this folder. Left out: files of the
    /// same name, whatever their locale.</param>
    public YamlMap? Map(string file, Findings findings, string? kind = null) =>
        YamlFile.ReadMap(Path.Combine(path, file), $"{Name}/{file}", findings, ShapeOf(file, kind, findings));

    /// <param name="kind">As for <see cref="Map"/>.</param>
    public IReadOnlyList<YamlMap> Maps(string file, Findings findings, string? kind = null) =>
        YamlFile.ReadMaps(Path.Combine(path, file), $"{Name}/{file}", findings, ShapeOf(file, kind, findings));

    /// <param name="to">What the texts name.</param>
    public IReadOnlyList<(string Text, Place Place)> Texts(string file, Findings findings, Reference? to = null) =>
        YamlFile.ReadTexts(
            Path.Combine(path, file), $"{Name}/{file}", findings, ShapeOf(file, null, findings), to);

    /// <summary>
    /// Names the content of all files below: the first twelve hex digits of a SHA-256 over names and bytes.
    /// </summary>
    public string Fingerprint() => Fingerprint([this]);

    /// <summary>The same for several folders; one that is missing is as good as empty.</summary>
    public static string Fingerprint(IReadOnlyList<DataFolder> folders) => Fingerprint(folders.SelectMany(f => f.Contents()));

    /// <summary>The same of files that lie in no folder.</summary>
    /// <param name="files">By their names from the data root on, folder after folder, in the order of their names.</param>
    public static string Fingerprint(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <summary>
    /// All files below with what they hold, in the order of their names; none where there is no folder.
    /// </summary>
    public IEnumerable<(string Name, byte[] Bytes)> Contents() =>
        Exists ? Everything().Select(f => (f.Name, File.ReadAllBytes(f.File))) : [];

    /// <summary>Hidden files are an editor's or a system's own.</summary>
    private IEnumerable<(string File, string Name)> Everything() =>
        from file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where !Path.GetFileName(file).StartsWith('.')
        select (file, $"{Name}/{Path.GetRelativePath(path, file).Replace('\\', '/')}");

    private Shape? ShapeOf(string file, string? other, Findings findings) =>
        findings.Shapes?.Of($"{kind}/{other ?? Shapes.KindOf(file)}", $"{Name}/{file}");
}
