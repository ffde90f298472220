using BotService.Engine;

namespace BotService.Releases.InForce;

/// <summary>
/// Any release that is kept, to look things up in: what held on a day, what a receipt was given under.
/// </summary>
public interface IPastReleases
{
    /// <summary>It is loaded when this process does not have it, which takes some seconds.</summary>
    /// <returns>Null when it is not kept, or this program cannot load it.</returns>
    Task<Release?> FindAsync(string id, CancellationToken cancel);

    /// <summary>The same for whoever comes: at most once in half a minute one is loaded for them.</summary>
    /// <returns>Null also when it is not here and another one was loaded just now.</returns>
    Task<Release?> FindSparinglyAsync(string id, CancellationToken cancel);
}

/// <summary>
/// Has one at most besides the one that answers, and drops it when nobody has asked for some minutes.
/// </summary>
internal sealed partial class PastReleases(
    IReleases shelf, ReleaseWorkshop workshop, TimeProvider time, ILogger<PastReleases> log) : IPastReleases, IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10), Sparing = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim one = new(1);
    private volatile Release? last;
    private ITimer? dropping;
    private DateTimeOffset loaded;

    public async Task<Release?> FindSparinglyAsync(string id, CancellationToken cancel) =>
        Here(id) ?? (last is { } here && here.Id == id ? here
            : time.GetUtcNow() - loaded < Sparing || one.CurrentCount == 0 ? null : await FindAsync(id, cancel));

    public async Task<Release?> FindAsync(string id, CancellationToken cancel)
    {
        if (Here(id) is { } here) return here;
        await one.WaitAsync(cancel);
        try
        {
            if (last is not { } found || found.Id != id)
            {
                last = null;
                loaded = time.GetUtcNow();
                var (release, why) = await workshop.LoadAsync(id, cancel);
                if (release is null)
                {
                    NotLoaded(id, why!);
                    return null;
                }

                last = found = release;
            }

            dropping ??= time.CreateTimer(_ => last = null, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            dropping.Change(Kept, Timeout.InfiniteTimeSpan);
            return found;
        }
        finally
        {
            one.Release();
        }
    }

    private Release? Here(string id) => shelf.Current is { } current && current.Id == id ? current : null;

    public void Dispose()
    {
        dropping?.Dispose();
        one.Dispose();
    }

    [LoggerMessage(1856, LogLevel.Warning, "Release {Release} was asked for and cannot be loaded: {Why}")]
    private partial void NotLoaded(string release, string why);
}
