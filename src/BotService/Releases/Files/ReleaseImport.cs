using BotService.Engine;
using BotService.Engine.Data;
using BotService.Staff.Audit;

namespace BotService.Releases.Files;

/// <summary>How bringing in a folder ended.</summary>
/// <param name="Id">The release that holds it; null: nothing was brought in.</param>
/// <param name="IsNew">It was kept now; else there was one of just these files.</param>
/// <param name="Changes">The files in which it differs from what it was brought onto.</param>
/// <param name="Wrong">What is wrong with the folder, or with the data that would come of it.</param>
/// <param name="Clashes">What was changed in the folder and, differently, in the store.</param>
public sealed record Imported(
    string? Id, bool IsNew, IReadOnlyList<FileDifference> Changes, IReadOnlyList<string> Wrong, IReadOnlyList<FileClash> Clashes)
{
    /// <summary>
    /// What it keeps of recognition was made of other texts: every loading works it out anew, for many times as long.
    /// </summary>
    public bool IsStale { get; init; }

    internal static Imported Refused(IReadOnlyList<string> wrong, IReadOnlyList<FileClash>? clashes = null) =>
        new(null, false, [], wrong, clashes ?? []);
}

/// <summary>
/// Brings what was changed in a folder onto what the store has: what only one side changed is taken, what both changed is merged
/// by lines, and where both changed the same lines nothing is brought in and both are shown.
/// </summary>
internal sealed class ReleaseImport(ReleaseKeeping keeping, IReleaseStore releases)
{
    /// <param name="onto">The release that the change is to be made of: what holds, or what will at last.</param>
    public async Task<Imported> RunAsync(
        FolderReading folder, string onto, string title, string reason, Deed deed, CancellationToken cancel)
    {
        if (folder.Wrong.Count > 0) return Imported.Refused(folder.Wrong);
        var before = await BaseAsync(folder, onto, cancel);
        if (await releases.FilesAsync(before, cancel) is not { } start)
            return Imported.Refused([$"The folder was exported from release {before}, which is not kept here."]);
        var mine = (await releases.FilesAsync(onto, cancel))!;
        var bytes = await AllBytesAsync(folder, start, mine, cancel);
        var merged = FileMerge.Of(start, mine, folder.Files, hash => bytes[hash]);
        if (merged.Clashes.Count > 0) return Imported.Refused([], merged.Clashes);
        var changes = merged.Files.Against(mine);
        if (changes.Count == 0) return new(onto, false, [], [], []);
        foreach (var blob in merged.Made) bytes[blob.Hash] = blob.Bytes;
        var (wrong, isStale) = Prove(merged.Files, hash => bytes[hash]);
        if (wrong.Count > 0) return Imported.Refused([.. wrong.Select(p => p.ToString())]);
        IReadOnlyList<Blob> given = [.. changes.Select(c => c.After).OfType<string>().Distinct().Select(h => new Blob(h, bytes[h]))];
        var about = new NewRelease(title, reason, onto, ReleaseOrigin.Folder);
        var (id, isNew) = await keeping.KeepAsync(merged.Files, given, about, deed, cancel);
        return new(id, isNew, changes, [], []) { IsStale = isStale };
    }

    /// <summary>What the folder says itself; else the newest release that came of a folder.</summary>
    private async Task<string> BaseAsync(FolderReading folder, string onto, CancellationToken cancel) =>
        folder.Base is { Length: > 0 } named ? named
        : (await releases.ListAsync(null, int.MaxValue, cancel)).FirstOrDefault(r => r.Origin != ReleaseOrigin.Draft)?.Id ?? onto;

    private async Task<Dictionary<string, byte[]>> AllBytesAsync(
        FolderReading folder, FileList start, FileList mine, CancellationToken cancel)
    {
        var all = folder.Blobs.ToDictionary(b => b.Hash, b => b.Bytes, StringComparer.Ordinal);
        foreach (var files in new[] { start, mine })
            foreach (var (hash, bytes) in await keeping.BytesAsync(files, folder.Blobs, cancel)) all[hash] = bytes;
        return all;
    }

    private static (IReadOnlyList<Problem> Wrong, bool IsStale) Prove(FileList files, Func<string, byte[]> bytes)
    {
        var root = Directory.CreateTempSubdirectory("botservice-import-").FullName;
        try
        {
            var read = Release.Load(FileFolders.Write(files, bytes, root));
            return ([.. read.Problems.Where(p => p.IsError)], read.Release is not null && !read.Calibrated.Value);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
