using BotService.Hosting;
using BotService.Renewal.Changes;

namespace BotService.Renewal.Ageing;

/// <summary>
/// Reminds once an hour of what has to be read again, and erases what of the renewal was kept long enough.
/// </summary>
internal sealed class AgeingWatch(
    ReviewChaser chaser, IPlanChanges changes, IReviewDelays delays, IReviewChases chases, ILinkChecks links, TimeProvider time,
    ILogger<AgeingWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, () => RunAsync(stoppingToken), failure => log.RenewalNotErased(failure.GetType().Name), stoppingToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        await chaser.ChaseAsync(cancel);
        var now = time.GetUtcNow();
        var erased = await changes.EraseAsync(now - IPlanChanges.Kept, cancel) + await delays.EraseAsync(now - IReviewDelays.Kept, cancel)
            + await chases.EraseAsync(now - IReviewChases.Kept, cancel) + await links.EraseAsync(now - ILinkChecks.Kept, cancel);
        if (erased > 0) log.RenewalErased(erased);
    }
}
