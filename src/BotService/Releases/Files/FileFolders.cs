using BotService.Engine;
using BotService.Engine.Data;

namespace BotService.Releases.Files;

/// <summary>The data folders as a list of files, and back, byte for byte.</summary>
public static class FileFolders
{
    /// <summary>Every file of both folders that belongs to a release.</summary>
    /// <exception cref="IOException"/>
    /// <exception cref="InvalidDataException">The folders are not called <c>knowledge</c> and <c>dialogs</c>.</exception>
    public static (FileList Files, IReadOnlyList<Blob> Blobs) Read(ReleaseFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var all = new[] { folders.Knowledge, folders.Dialogs }.SelectMany(f => DataFolder.Root(f).Contents())
            .Select(file => (file.Name, Blob: Blob.Of(file.Bytes))).ToList();
        return (FileList.Of(all.Select(f => (f.Name, f.Blob.Hash))), [.. all.Select(f => f.Blob).DistinctBy(b => b.Hash)]);
    }

    /// <summary>Writes a list's files below a folder that does not hold them yet.</summary>
    /// <param name="bytes">What a hash stands for.</param>
    public static ReleaseFolders Write(FileList files, Func<string, byte[]> bytes, string root)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(bytes);
        var folders = ReleaseFolders.Below(root);
        Directory.CreateDirectory(folders.Knowledge);
        Directory.CreateDirectory(folders.Dialogs);
        foreach (var folder in files.Hashes.Keys.Select(Path.GetDirectoryName).Distinct())
            Directory.CreateDirectory(Path.Combine(root, folder!));
        foreach (var (path, hash) in files.Hashes) File.WriteAllBytes(Path.Combine(root, path), bytes(hash));
        return folders;
    }
}
