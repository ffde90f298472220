using BotService.Engine;

namespace BotService.Releases;

/// <summary>The releases of this process, the current one first.</summary>
internal sealed class ReleaseShelf(Release first) : IReleases
{
    /// <summary>Each takes some tens of megabytes.</summary>
    private const int Most = 3;

    private readonly Lock putting = new();
    private volatile IReadOnlyList<Release> all = [first];

    public Release Current => all[0];

    public Release? Of(string id) => all.FirstOrDefault(release => release.Id == id);

    /// <summary>From now on it answers; what was begun with another goes on with that.</summary>
    public void Put(Release release)
    {
        lock (putting)
        {
            all = [release, .. all.Where(other => other.Id != release.Id).Take(Most - 1)];
        }
    }
}
