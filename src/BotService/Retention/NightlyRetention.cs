using BotService.Hosting;
using BotService.Staff.Audit;
using Microsoft.Extensions.Options;

namespace BotService.Retention;

/// <summary>
/// Runs the rules once each night in Taiwan, in one of all processes; a night that was missed is made up for.
/// </summary>
internal sealed partial class NightlyRetention(
    RetentionRun run, IRetention retention, IStorePages pages, IOptions<RetentionOptions> options, TimeProvider time,
    ILogger<NightlyRetention> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private bool said;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Look, time, () => LookAsync(stoppingToken), failure => Failed(failure.GetType().Name, FaultPlace.Of(failure)), stoppingToken);

    internal async Task LookAsync(CancellationToken cancel)
    {
        if (!said && !await pages.CanGiveBackAsync(cancel)) KeepsItsSize();
        said = true;
        var now = Taiwan.Local(time.GetUtcNow());
        if (TimeOnly.FromDateTime(now.DateTime) < options.Value.At) return;
        var last = (await retention.ReportsAsync(1, cancel)).FirstOrDefault(r => r.EndedAt is not null);
        if (last is not null && Taiwan.Day(last.BeganAt) >= Taiwan.Day(now)) return;
        if (await run.RunAsync(Deed.Operator, cancel) is { } report)
            Ran(report.Proofs.Sum(p => p.Went), report.Proofs.Sum(p => p.Held), report.PagesGiven);
    }

    [LoggerMessage(2160, LogLevel.Information, "Retention: {Went} rows erased, {Held} held, {Pages} pages given back")]
    private partial void Ran(long went, long held, long pages);

    [LoggerMessage(2161, LogLevel.Error, "Retention was broken off: {Error} in {Place}; it goes on")]
    private partial void Failed(string error, string place);

    [LoggerMessage(2162, LogLevel.Warning,
        "The store was made before pages could be given back: run 'retention run --rewrite' once while the service is stopped")]
    private partial void KeepsItsSize();
}
