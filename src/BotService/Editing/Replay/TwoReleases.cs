using BotService.Engine;
using BotService.Hosting;
using BotService.Releases.Files;

namespace BotService.Editing.Replay;

/// <summary>A base and a draft, read from folders that go with this.</summary>
internal sealed class TwoReleases : IDisposable
{
    private readonly string root;

    private TwoReleases(string root, ReleaseFolders oldFolders, ReleaseFolders nowFolders, ReleaseReading old, ReleaseReading now) =>
        (this.root, OldFolders, NowFolders, Old, Now) = (root, oldFolders, nowFolders, old, now);

    public ReleaseFolders OldFolders { get; }

    public ReleaseFolders NowFolders { get; }

    public ReleaseReading Old { get; }

    public ReleaseReading Now { get; }

    public static async Task<TwoReleases> LoadAsync(FileList old, FileList now, IBlobs blobs, CancellationToken cancel)
    {
        var root = Directory.CreateTempSubdirectory("botservice-replay-").FullName;
        try
        {
            var bytes = await blobs.ReadAsync([.. old.Hashes.Values.Union(now.Hashes.Values)], cancel);
            var (oldFolders, nowFolders) = (Write(old, "base"), Write(now, "draft"));
            return new TwoReleases(root, oldFolders, nowFolders, Load(oldFolders), Load(nowFolders));

            ReleaseFolders Write(FileList files, string name) => FileFolders.Write(files, hash => bytes[hash], Path.Combine(root, name));
        }
        catch
        {
            Directory.Delete(root, recursive: true);
            throw;
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>What one leaves behind goes before the other is read.</summary>
    private static ReleaseReading Load(ReleaseFolders folders)
    {
        var reading = Release.Load(folders);
        Leftovers.GiveBack();
        return reading;
    }
}
