using BotService.Engine;

namespace BotService.Releases.InForce;

/// <summary>What the program answers by when it starts: the release that holds, loaded once.</summary>
internal sealed class FirstRelease(FolderReleases folder, Checkouts checkouts)
{
    private Release? release;

    /// <summary>Hands it over: whoever holds on to it would hold it when others have taken its place.</summary>
    public Release Take() =>
        Interlocked.Exchange(ref release, null) ?? throw new InvalidOperationException("No release was read, or it was taken.");

    /// <summary>
    /// Where the release that holds lies: the data folder, or files of the store. The store must have this program's
    /// form.
    /// </summary>
    /// <exception cref="InvalidDataException">What is kept of the release is not what it was.</exception>
    public async Task<ReleaseFolders> FoldersAsync(CancellationToken cancel) =>
        await folder.InsteadAsync(cancel) is not { } held ? folder.Folders
        : await checkouts.FoldersOfAsync(held.Release, cancel)
            ?? throw new InvalidDataException($"The calendar names release {held.Release}, which is not kept here.");

    /// <summary>Reads it.</summary>
    /// <returns>With the problems when it cannot answer.</returns>
    /// <exception cref="InvalidDataException">As for <see cref="FoldersAsync"/>.</exception>
    public async Task<ReleaseReading> ReadAsync(CancellationToken cancel)
    {
        var reading = Release.Load(await FoldersAsync(cancel));
        if (reading.Release is not { } loaded) return reading;
        release = loaded;
        await folder.KeepAsync(loaded, cancel);
        return reading;
    }
}
