using BotService.Hosting;
using BotService.Review.Proposals;
using Microsoft.Extensions.Options;

namespace BotService.Review.Misses;

/// <summary>Runs the keeper now and then. No citizen's answer waits for it.</summary>
internal sealed partial class GroupWatch(
    GroupKeeper keeper, Settling settling, TimeProvider time, IOptions<GroupOptions> options, ILogger<GroupWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.GroupEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    var (misses, opened) = await Task.Run(() => keeper.RunAsync(stoppingToken), stoppingToken);
                    if (misses > 0) Grouped(misses, opened);
                    await settling.RunAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    Failed(failure.GetType().Name, FaultPlace.Of(failure));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    [LoggerMessage(1901, LogLevel.Information, "{Misses} misses put into groups, {Opened} of them new")]
    private partial void Grouped(int misses, int opened);

    [LoggerMessage(1902, LogLevel.Warning, "Misses could not be put into groups: {Error} in {Place}; it is tried again")]
    private partial void Failed(string error, string place);
}
