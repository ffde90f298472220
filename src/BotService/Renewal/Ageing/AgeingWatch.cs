using BotService.Hosting;
using BotService.Renewal.Changes;

namespace BotService.Renewal.Ageing;

/// <summary>Erases once an hour what of the renewal was kept long enough.</summary>
internal sealed class AgeingWatch(
    IPlanChanges changes, IReviewDelays delays, ILinkChecks links, TimeProvider time, ILogger<AgeingWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, () => RunAsync(stoppingToken), failure => log.RenewalNotErased(failure.GetType().Name), stoppingToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var erased = await changes.EraseAsync(now - IPlanChanges.Kept, cancel) + await delays.EraseAsync(now - IReviewDelays.Kept, cancel)
            + await links.EraseAsync(now - ILinkChecks.Kept, cancel);
        if (erased > 0) log.RenewalErased(erased);
    }
}
