using BotService.Hosting;
using BotService.Releases.Files;
using BotService.Staff.Audit;

namespace BotService.Releases.InForce;

/// <summary>
/// Erases once a day the releases that came to nothing: neither the calendar nor a receipt nor a draft names them.
/// </summary>
internal sealed partial class ReleaseClearing(IReleaseStore releases, TimeProvider time, ILogger<ReleaseClearing> log) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400), Pause = TimeSpan.FromDays(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, () => ClearAsync(stoppingToken), failure => Failed(failure.GetType().Name, FaultPlace.Of(failure)), stoppingToken);

    internal async Task ClearAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var id in await releases.EraseAsync(now - Kept, new Deed(now, Deed.Operator, "releases/erase", ""), cancel)) Erased(id);
    }

    [LoggerMessage(1857, LogLevel.Information, "Release {Release}, which was never in force, is erased")]
    private partial void Erased(string release);

    [LoggerMessage(1858, LogLevel.Warning, "Releases that came to nothing could not be erased: {Error} in {Place}")]
    private partial void Failed(string error, string place);
}
