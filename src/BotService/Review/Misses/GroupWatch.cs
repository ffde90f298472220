using BotService.Hosting;
using BotService.Review.Proposals;
using Microsoft.Extensions.Options;

namespace BotService.Review.Misses;

/// <summary>Runs the keeper now and then. No citizen's answer waits for it.</summary>
internal sealed partial class GroupWatch(
    GroupKeeper keeper, Settling settling, TimeProvider time, IOptions<GroupOptions> options, ILogger<GroupWatch> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        options.Value.GroupEvery, time,
        async () =>
        {
            var (misses, opened) = await Task.Run(() => keeper.RunAsync(stoppingToken), stoppingToken);
            if (misses > 0) Grouped(misses, opened);
            await settling.RunAsync(stoppingToken);
        },
        failure => Failed(failure.GetType().Name, FaultPlace.Of(failure)), stoppingToken);

    [LoggerMessage(1901, LogLevel.Information, "{Misses} misses put into groups, {Opened} of them new")]
    private partial void Grouped(int misses, int opened);

    [LoggerMessage(1902, LogLevel.Warning, "Misses could not be put into groups: {Error} in {Place}; it is tried again")]
    private partial void Failed(string error, string place);
}
