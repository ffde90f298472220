using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using BotService.Engine.Data;

namespace BotService.Releases.Files;

/// <summary>
/// Which file holds what: paths below the data root with the SHA-256 (lower hex) of their bytes. It never changes; what
/// differs is another list.
/// </summary>
public sealed class FileList
{
    /// <summary>In the order in which a release's id is made of them.</summary>
    private static readonly string[] Roots = ["knowledge/", "dialogs/"];

    private readonly Lazy<string> digest;

    private FileList(ImmutableSortedDictionary<string, string> hashes)
    {
        Hashes = hashes;
        digest = new(() => Convert.ToHexStringLower(SHA256.HashData(ToBytes())));
    }

    public static FileList Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Path → hash, in the order of the paths.</summary>
    public ImmutableSortedDictionary<string, string> Hashes { get; }

    /// <summary>Names exactly this content: what approvals are given to.</summary>
    public string Digest => digest.Value;

    /// <exception cref="InvalidDataException">A path that does not lie in <c>knowledge/</c> or <c>dialogs/</c>.</exception>
    public static FileList Of(IEnumerable<(string Path, string Hash)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var all = Empty.Hashes.ToBuilder();
        foreach (var (path, hash) in files) all.Add(Fit(path), hash);
        return new FileList(all.ToImmutable());
    }

    /// <summary>As <see cref="ToBytes"/> wrote it.</summary>
    public static FileList Parse(byte[] bytes) => Of(
        from line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        select (line[65..], line[..64]));

    /// <summary>A line each: hash, space, path.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Concat(Hashes.Select(f => $"{f.Value} {f.Key}\n")));

    /// <param name="hash">Null: the file goes.</param>
    public FileList With(string path, string? hash) =>
        new(hash is null ? Hashes.Remove(path) : Hashes.SetItem(Fit(path), hash));

    public string? HashOf(string path) => Hashes.GetValueOrDefault(path);

    /// <summary>The files that differ, in the order of their paths.</summary>
    public IReadOnlyList<FileDifference> Against(FileList other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return [.. from path in Hashes.Keys.Union(other.Hashes.Keys).Order(StringComparer.Ordinal)
            let change = new FileDifference(path, other.HashOf(path), HashOf(path))
            where change.Before != change.After
            select change];
    }

    /// <summary>The id that a release of these files has.</summary>
    /// <param name="bytes">What a hash stands for.</param>
    public string ReleaseId(Func<string, byte[]> bytes) => DataFolder.Fingerprint(
        from root in Roots
        from file in Hashes
        where file.Key.StartsWith(root, StringComparison.Ordinal)
        select (file.Key, bytes(file.Value)));

    /// <summary>Whether a path may stand in a list: a file in one of the two folders, and nowhere else.</summary>
    public static bool IsPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Roots.Any(root => path.StartsWith(root, StringComparison.Ordinal)) && path.Length <= 200
            && !path.Any(c => char.IsControl(c) || c is '\\' or ':')
            && path.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.Trim() == part);
    }

    private static string Fit(string path) => IsPath(path) ? path
        : throw new InvalidDataException($"'{path}' is no path of a data file: it must lie in knowledge/ or dialogs/.");
}

/// <param name="Before">Hash of what the file held; null: it was not there.</param>
/// <param name="After">Null: it is not there any more.</param>
public sealed record FileDifference(string Path, string? Before, string? After);
