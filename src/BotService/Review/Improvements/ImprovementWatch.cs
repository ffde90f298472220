using BotService.Hosting;

namespace BotService.Review.Improvements;

/// <summary>Looks once an hour for closed improvements whose next quarter is over, and for old ones that go.</summary>
internal sealed class ImprovementWatch(
    QuarterLook look, IImprovements improvements, TimeProvider time, ILogger<ImprovementWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await look.RunAsync(stoppingToken);
                    await improvements.ForgetAsync(time.GetUtcNow(), stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.ImprovementsNotWatched(failure.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
