using BotService.Hosting;

namespace BotService.Review.Low;

/// <summary>Runs the finder all the time, a few small questions each. No citizen's answer waits for it.</summary>
internal sealed class LowWatch(
    LowFinder finder, ILowItems items, TimeProvider time, ILogger<LowWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Forget = TimeSpan.FromHours(6);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var forgotten = DateTimeOffset.MinValue;
        return Recurring.RunAsync(Pause, time, WorkAsync, failure => log.LowNotFound(failure.GetType().Name), stoppingToken);

        async Task WorkAsync()
        {
            await finder.RunAsync(stoppingToken);
            if (time.GetUtcNow() - forgotten < Forget) return;
            forgotten = time.GetUtcNow();
            await items.ForgetAsync(forgotten, stoppingToken);
        }
    }
}
