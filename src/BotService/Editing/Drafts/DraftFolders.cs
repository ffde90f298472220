using BotService.Engine;
using BotService.Releases.Files;

namespace BotService.Editing.Drafts;

/// <summary>
/// The files of a draft as folders, for whoever reads folders. There is one, turned from one content into the next by the
/// files that differ, so that going on in one draft writes hardly anything; it goes with the process.
/// </summary>
public sealed class DraftFolders(IBlobs blobs) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private FileList held = FileList.Empty;
    private string? root;

    /// <param name="work">Reads them; nothing else changes them meanwhile.</param>
    public async Task<T> WithAsync<T>(FileList files, Func<ReleaseFolders, T> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(work);
        await one.WaitAsync(cancel);
        try
        {
            var different = files.Against(held);
            var bytes = await blobs.ReadAsync([.. different.Select(d => d.After).OfType<string>()], cancel);
            try
            {
                Turn(different, bytes);
                held = files;
            }
            catch
            {
                Drop();
                throw;
            }

            return await Task.Run(() => work(ReleaseFolders.Below(root!)), cancel);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        Drop();
        one.Dispose();
    }

    private void Turn(IReadOnlyList<FileDifference> different, IReadOnlyDictionary<string, byte[]> bytes)
    {
        root ??= Directory.CreateTempSubdirectory("botservice-draft-").FullName;
        foreach (var (path, _, after) in different)
        {
            var file = Path.Combine(root, path);
            if (after is null)
            {
                File.Delete(file);
                // An entry is a folder: an empty one would be an entry without files.
                if (!Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(file)!).Any()) Directory.Delete(Path.GetDirectoryName(file)!);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes[after]);
        }
    }

    private void Drop()
    {
        if (root is not null && Directory.Exists(root)) Directory.Delete(root, recursive: true);
        (root, held) = (null, FileList.Empty);
    }
}
