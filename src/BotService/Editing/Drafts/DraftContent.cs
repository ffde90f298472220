using System.Text;
using BotService.Releases.Files;

namespace BotService.Editing.Drafts;

/// <summary>What the files of a draft hold.</summary>
public sealed class DraftContent(IBlobs blobs)
{
    /// <summary>
    /// The text as it lies there, with its mark at the beginning where it has one; null: there is no such file.
    /// </summary>
    public async Task<string?> TextAsync(FileList files, string path, CancellationToken cancel) =>
        (await TextsAsync(files, [path], cancel)).GetValueOrDefault(path);

    /// <returns>Path → text, of those that are there.</returns>
    public async Task<IReadOnlyDictionary<string, string>> TextsAsync(
        FileList files, IEnumerable<string> paths, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        var asked = paths.Select(p => (Path: p, Hash: files.HashOf(p))).Where(p => p.Hash is not null).ToList();
        var bytes = await blobs.ReadAsync([.. asked.Select(p => p.Hash!)], cancel);
        return asked.ToDictionary(p => p.Path, p => Encoding.UTF8.GetString(bytes[p.Hash!]), StringComparer.Ordinal);
    }

    /// <summary>What makes a file the base's again, byte for byte; one that the base does not have goes.</summary>
    public async Task<FileWrite> OfBaseAsync(DraftFiles files, string path, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new FileWrite(path, files.Base.HashOf(path) is { } hash ? (await blobs.ReadAsync([hash], cancel))[hash] : null);
    }

    public static FileWrite Write(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
