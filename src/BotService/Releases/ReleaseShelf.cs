using BotService.Engine;

namespace BotService.Releases;

/// <summary>
/// The release by which this process answers. None besides: each takes more than a hundred megabytes, and the one before is loaded
/// again in seconds where somebody goes back to it.
/// </summary>
internal sealed class ReleaseShelf(Release first) : IReleases, IDisposable
{
    private volatile Release current = first;

    /// <summary>Whoever decides what is to answer holds it meanwhile.</summary>
    public SemaphoreSlim Changing { get; } = new(1);

    public Release Current => current;

    public void Dispose() => Changing.Dispose();

    /// <summary>From now on it answers; what was begun with another goes on with that.</summary>
    public void Put(Release release) => current = release;
}
