using System.Security.Cryptography;
using System.Text;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>
/// A folder of data files; messages name files from the data root on, such as <c>knowledge/twc/suspend/entry.yaml</c>.
/// </summary>
internal sealed class DataFolder(string path, string name)
{
    public string Name { get; } = name;

    public static DataFolder Root(string path) =>
        new(Path.GetFullPath(path), Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))));

    public DataFolder Folder(string child) => new(Path.Combine(path, child), $"{Name}/{child}");

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

    public YamlMap? Map(string file, List<Problem> problems) =>
        YamlFile.ReadMap(Path.Combine(path, file), $"{Name}/{file}", problems);

    public IReadOnlyList<YamlMap> Maps(string file, List<Problem> problems) =>
        YamlFile.ReadMaps(Path.Combine(path, file), $"{Name}/{file}", problems);

    public IReadOnlyList<(string Text, Place Place)> Texts(string file, List<Problem> problems) =>
        YamlFile.ReadTexts(Path.Combine(path, file), $"{Name}/{file}", problems);

    /// <summary>
    /// Names the content of all files below: the first twelve hex digits of a SHA-256 over names and bytes.
    /// </summary>
    public string Fingerprint() => Fingerprint([this]);

    /// <summary>The same for several folders; one that is missing is as good as empty.</summary>
    public static string Fingerprint(IReadOnlyList<DataFolder> folders)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, name) in folders.Where(f => f.Exists).SelectMany(f => f.Everything()))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <summary>Hidden files are an editor's or a system's own.</summary>
    private IEnumerable<(string File, string Name)> Everything() =>
        from file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where !Path.GetFileName(file).StartsWith('.')
        select (file, $"{Name}/{Path.GetRelativePath(path, file).Replace('\\', '/')}");
}
