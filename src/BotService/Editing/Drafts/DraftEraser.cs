using BotService.Hosting;

namespace BotService.Editing.Drafts;

/// <summary>
/// Drops, once a day, what was saved of drafts that came to nothing and that nobody asks for any more.
/// </summary>
internal sealed partial class DraftEraser(IDrafts drafts, TimeProvider time, ILogger<DraftEraser> log) : BackgroundService
{
    /// <summary>As the migration of drafts promises.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, () => RunAsync(stoppingToken), failure => Stuck(failure.GetType().Name, FaultPlace.Of(failure)), stoppingToken);

    internal async Task RunAsync(CancellationToken cancel)
    {
        if (await drafts.EraseAsync(time.GetUtcNow() - Kept, cancel) is > 0 and var gone) Erased(gone);
    }

    [LoggerMessage(1930, LogLevel.Information, "{Count} savings of drafts that came to nothing were erased")]
    private partial void Erased(int count);

    [LoggerMessage(1931, LogLevel.Warning, "Drafts that came to nothing could not be erased: {Error} in {Place}")]
    private partial void Stuck(string error, string place);
}
