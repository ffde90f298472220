using BotService.Engine;

namespace BotService.Releases;

/// <summary>The releases of this process, the current one first.</summary>
internal sealed class ReleaseShelf(Release first) : IReleases, IDisposable
{
    /// <summary>The current one and the one before it, to go back to at once: each takes some hundred megabytes.</summary>
    private const int Most = 2;

    private readonly Lock putting = new();
    private volatile IReadOnlyList<Release> all = [first];

    /// <summary>Whoever decides what is to answer holds it meanwhile.</summary>
    public SemaphoreSlim Changing { get; } = new(1);

    public IReadOnlyList<Release> All => all;

    public Release Current => all[0];

    public Release? Of(string id) => all.FirstOrDefault(release => release.Id == id);

    public void Dispose() => Changing.Dispose();

    /// <summary>From now on it answers; what was begun with another goes on with that.</summary>
    public void Put(Release release)
    {
        lock (putting)
        {
            all = [release, .. all.Where(other => other.Id != release.Id).Take(Most - 1)];
        }
    }
}
