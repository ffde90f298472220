using System.Text;
using BotService.Engine;
using BotService.Hosting;
using BotService.Staff.Audit;

namespace BotService.Releases.Files;

/// <summary>What is said of a release that is to be kept.</summary>
/// <param name="Base">The release that it was made from; null for the first.</param>
/// <param name="Origin">One of <see cref="ReleaseOrigin"/>.</param>
/// <param name="Draft">Null for one that came of a folder.</param>
public sealed record NewRelease(string Title, string Reason, string? Base, string Origin, long? Draft = null);

/// <summary>Keeps releases with all their files, and gives the files back.</summary>
internal sealed class ReleaseKeeping(IBlobs blobs, IReleaseStore releases)
{
    /// <summary>Keeps files as a release, unless one of just these files is here.</summary>
    /// <param name="bytes">Those that may not be kept yet.</param>
    /// <param name="deed">Its subject becomes the release.</param>
    /// <returns>Its id, and whether it is new.</returns>
    /// <exception cref="InvalidDataException">A file's bytes are neither given nor kept.</exception>
    public async Task<(string Id, bool IsNew)> KeepAsync(
        FileList files, IReadOnlyCollection<Blob> bytes, NewRelease about, Deed deed, CancellationToken cancel)
    {
        var all = await BytesAsync(files, bytes, cancel);
        var id = files.ReleaseId(hash => all[hash]);
        if (await releases.FindAsync(id, cancel) is not null) return (id, false);
        await blobs.KeepAsync(bytes, cancel);
        var kept = new KeptRelease(
            id, "", about.Title, about.Reason, deed.By, deed.At, about.Base, about.Origin, about.Draft, ThisProgram.Version);
        return (id, await releases.AddAsync(kept, files, deed, cancel));
    }

    /// <summary>Writes a release's files below a folder, byte for byte; null when there is no such release.</summary>
    public async Task<ReleaseFolders?> WriteAsync(string id, string root, CancellationToken cancel)
    {
        if (await releases.FilesAsync(id, cancel) is not { } files) return null;
        var all = await BytesAsync(files, [], cancel);
        return FileFolders.Write(files, hash => all[hash], root);
    }

    /// <summary>The files that a release changes of another one, as text.</summary>
    /// <exception cref="InvalidDataException">One of the two is not kept here.</exception>
    public async Task<IReadOnlyList<FileEdit>> EditsAsync(string before, string after, CancellationToken cancel)
    {
        var differences = (await FilesOfAsync(after, cancel)).Against(await FilesOfAsync(before, cancel));
        var bytes = await blobs.ReadAsync([.. differences.SelectMany(d => new[] { d.Before, d.After }).OfType<string>()], cancel);
        return [.. differences.Select(d => new FileEdit(d.Path, Text(d.Before), Text(d.After)))];

        string? Text(string? hash) => hash is null ? null : Encoding.UTF8.GetString(bytes[hash]);
    }

    /// <summary>What every hash of a list stands for.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> BytesAsync(
        FileList files, IReadOnlyCollection<Blob> given, CancellationToken cancel)
    {
        var all = given.ToDictionary(b => b.Hash, b => b.Bytes, StringComparer.Ordinal);
        var wanted = files.Hashes.Values.Where(h => !all.ContainsKey(h)).ToHashSet(StringComparer.Ordinal);
        foreach (var (hash, bytes) in await blobs.ReadAsync(wanted, cancel)) all[hash] = bytes;
        return files.Hashes.FirstOrDefault(f => !all.ContainsKey(f.Value)) is { Key: { } missing }
            ? throw new InvalidDataException($"What {missing} holds is not kept here.") : all;
    }

    private async Task<FileList> FilesOfAsync(string id, CancellationToken cancel) => await releases.FilesAsync(id, cancel)
        ?? throw new InvalidDataException($"Release {id} is not kept here.");
}
