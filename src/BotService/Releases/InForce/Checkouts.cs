using BotService.Engine;
using BotService.Releases.Files;
using Microsoft.Extensions.Options;

namespace BotService.Releases.InForce;

/// <summary>
/// Releases out of the store as folders, to be loaded from there. What is there is proved by its id before it is
/// used.
/// </summary>
internal sealed class Checkouts(ReleaseKeeping keeping, IOptions<ReleaseOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Another process may have written it just now, for itself.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    private readonly Lazy<(string Path, bool IsOwn)> root = new(() => options.Value.Folder is { Length: > 0 } folder
        ? (Directory.CreateDirectory(folder).FullName, false)
        : (Directory.CreateTempSubdirectory("botservice-releases-").FullName, true));

    /// <summary>Null when there is no such release.</summary>
    /// <exception cref="InvalidDataException">What is kept of it is not what it was.</exception>
    public async Task<ReleaseFolders?> FoldersOfAsync(string id, CancellationToken cancel)
    {
        var path = Path.Combine(root.Value.Path, id);
        if (Directory.Exists(path) && ReleaseFolders.Below(path) is var there && there.ReleaseId() == id) return there;
        // Whole or not at all: it stands under its name only when the last file is written.
        var making = Path.Combine(root.Value.Path, FormattableString.Invariant($".{id}-{Environment.ProcessId}"));
        try
        {
            if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
            if (await keeping.WriteAsync(id, making, cancel) is not { } made) return null;
            if (made.ReleaseId() is var found && found != id) throw new InvalidDataException($"The files kept of release {id} make {found}.");
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            Directory.Move(making, path);
            return ReleaseFolders.Below(path);
        }
        finally
        {
            if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
        }
    }

    /// <summary>Clears away what nobody has needed for a day.</summary>
    public void Clear(IReadOnlyCollection<string> needed)
    {
        foreach (var folder in new DirectoryInfo(root.Value.Path).EnumerateDirectories()
            .Where(d => !needed.Contains(d.Name) && d.LastWriteTimeUtc < (time.GetUtcNow() - Fresh).UtcDateTime))
            folder.Delete(recursive: true);
    }

    public void Dispose()
    {
        if (root is { IsValueCreated: true, Value: { IsOwn: true, Path: var own } } && Directory.Exists(own)) Directory.Delete(own, recursive: true);
    }
}
