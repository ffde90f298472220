using System.Globalization;
using BotService.Hosting;
using BotService.Review.Proposals;

namespace BotService.Review.Trial;

/// <summary>Takes one proposal after the other out of the line and has it tried.</summary>
internal sealed partial class TrialWatch(
    IProposals proposals, ISideProcess process, TimeProvider time, ILogger<TrialWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Longer than any trial may take.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time,
        async () =>
        {
            while (await TryNextAsync(stoppingToken))
            {
                // As long as there is one.
            }
        },
        failure => Stuck(failure.GetType().Name, FaultPlace.Of(failure)), stoppingToken);

    /// <returns>Whether there was one.</returns>
    internal async Task<bool> TryNextAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await proposals.TakeTrialAsync(now, now + Longest, cancel) is not { } number) return false;
        if (await process.RunAsync(["review", "trial", number.ToString(CultureInfo.InvariantCulture)], Longest, cancel)) Tried(number);
        else
        {
            Failed(number);
            await proposals.TriedAsync(number, null, cancel);
        }

        return true;
    }

    [LoggerMessage(1911, LogLevel.Information, "Proposal {Proposal} was tried")]
    private partial void Tried(long proposal);

    [LoggerMessage(1912, LogLevel.Warning, "The trial of proposal {Proposal} came to nothing")]
    private partial void Failed(long proposal);

    [LoggerMessage(1913, LogLevel.Warning, "Proposals that wait for a trial could not be looked up: {Error} in {Place}")]
    private partial void Stuck(string error, string place);
}
