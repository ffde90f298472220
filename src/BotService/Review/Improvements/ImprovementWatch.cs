using BotService.Hosting;

namespace BotService.Review.Improvements;

/// <summary>Looks once an hour for closed improvements whose next quarter is over, and for old ones that go.</summary>
internal sealed class ImprovementWatch(
    QuarterLook look, IImprovements improvements, TimeProvider time, ILogger<ImprovementWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time,
        async () =>
        {
            await look.RunAsync(stoppingToken);
            await improvements.ForgetAsync(time.GetUtcNow(), stoppingToken);
        },
        failure => log.ImprovementsNotWatched(failure.GetType().Name), stoppingToken);
}
