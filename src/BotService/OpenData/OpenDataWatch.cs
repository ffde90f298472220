using BotService.Hosting;

namespace BotService.OpenData;

/// <summary>
/// Publishes, by itself, each month that is over. Where another process was quicker, its bytes stand.
/// </summary>
internal sealed partial class OpenDataWatch(IServiceScopeFactory scopes, TimeProvider time, ILogger<OpenDataWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, () => RunAsync(stoppingToken), failure => Stuck(failure.GetType().Name, FaultPlace.Of(failure)), stoppingToken);

    internal async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<OpenPublishing>().CatchUpAsync(cancel) is > 0 and var months) Published(months);
    }

    [LoggerMessage(2200, LogLevel.Information, "{Months} months of open data were published")]
    private partial void Published(int months);

    [LoggerMessage(2201, LogLevel.Warning, "Open data could not be published: {Error} in {Place}")]
    private partial void Stuck(string error, string place);
}
