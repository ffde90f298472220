using System.Globalization;
using BotService.Hosting;

namespace BotService.Editing.Replay;

/// <summary>Takes one replay after the other out of the line and has it run.</summary>
internal sealed partial class ReplayWatch(
    IReplays replays, ISideProcess process, TimeProvider time, ILogger<ReplayWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Longer than any replay may take.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Replays of what came to nothing are kept so long.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private DateTimeOffset forgotten;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time,
        async () =>
        {
            while (await RunNextAsync(stoppingToken))
            {
                // As long as there is one.
            }

            if (time.GetUtcNow() - forgotten < TimeSpan.FromDays(1)) return;
            forgotten = time.GetUtcNow();
            await replays.ForgetAsync(forgotten - Kept, stoppingToken);
        },
        failure => Stuck(failure.GetType().Name, FaultPlace.Of(failure)), stoppingToken);

    /// <returns>Whether there was one.</returns>
    internal async Task<bool> RunNextAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await replays.TakeAsync(now, now + Longest, cancel) is not { } replay) return false;
        if (await process.RunAsync(["draft", "replay", replay.Draft.ToString(CultureInfo.InvariantCulture)], Longest, cancel))
            Replayed(replay.Draft);
        else Failed(replay.Draft);
        // Of one that is done this says nothing; one whose draft was changed meanwhile came to nothing too.
        await replays.DoneAsync(replay.Number, null, [], time.GetUtcNow(), cancel);
        return true;
    }

    [LoggerMessage(1961, LogLevel.Information, "Draft {Draft} was replayed")]
    private partial void Replayed(long draft);

    [LoggerMessage(1962, LogLevel.Warning, "The replay of draft {Draft} came to nothing")]
    private partial void Failed(long draft);

    [LoggerMessage(1963, LogLevel.Warning, "Drafts that wait for a replay could not be looked up: {Error} in {Place}")]
    private partial void Stuck(string error, string place);
}
