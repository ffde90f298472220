using BotService.Engine;
using BotService.Hosting;

namespace BotService.Releases.InForce;

/// <summary>
/// Loads releases out of the store beside the one that answers: one at a time, on a thread that gives way to turns.
/// </summary>
internal sealed class ReleaseWorkshop(Checkouts checkouts) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    /// <returns>The release; or why there is none, in a sentence for operators.</returns>
    public async Task<(Release? Release, string? Why)> LoadAsync(string id, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (await checkouts.FoldersOfAsync(id, cancel) is not { } folders) return (null, "it is not kept here");
            var reading = await OnItsOwnAsync(() => Release.Load(folders));
            if (reading.Release is not { } release)
            {
                var errors = reading.Problems.Where(p => p.IsError).ToList();
                return (null, $"{errors.Count} problems, such as {errors[0]}");
            }

            if (release.Id != id) return (null, $"its files make {release.Id}");
            _ = release.Search; // built now, not when the first citizen searches
            return (release, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return (null, e.Message);
        }
        finally
        {
            one.Release();
            Leftovers.GiveBack();
        }
    }

    public void Dispose() => one.Dispose();

    private static Task<T> OnItsOwnAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }) { IsBackground = true, Priority = ThreadPriority.BelowNormal }.Start();
        return done.Task;
    }
}
