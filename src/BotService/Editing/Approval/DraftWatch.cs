using BotService.Hosting;

namespace BotService.Editing.Approval;

/// <summary>Follows the calendar with the drafts, every few seconds.</summary>
internal sealed partial class DraftWatch(DraftCourse course, TimeProvider time, ILogger<DraftWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, async () =>
        {
            if (await course.RunAsync(stoppingToken) is > 0 and var moved) Followed(moved);
        },
        failure => Stuck(failure.GetType().Name, FaultPlace.Of(failure)), stoppingToken);

    [LoggerMessage(1970, LogLevel.Information, "{Count} drafts followed the calendar of releases")]
    private partial void Followed(int count);

    [LoggerMessage(1971, LogLevel.Warning, "Drafts could not be led along with the calendar: {Error} in {Place}; it is tried again")]
    private partial void Stuck(string error, string place);
}
