using BotService.Hosting;

namespace BotService.Review.Low;

/// <summary>Runs the finder all the time, a few small questions each. No citizen's answer waits for it.</summary>
internal sealed class LowWatch(
    LowFinder finder, ILowItems items, TimeProvider time, ILogger<LowWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Forget = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        var forgotten = DateTimeOffset.MinValue;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await finder.RunAsync(stoppingToken);
                    if (time.GetUtcNow() - forgotten < Forget) continue;
                    forgotten = time.GetUtcNow();
                    await items.ForgetAsync(forgotten, stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LowNotFound(failure.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
