using BotService.Hosting;
using BotService.Review;

namespace BotService.Held;

/// <summary>
/// Every second ends what nobody decided in time, and every hour takes out what was kept long enough.
/// </summary>
internal sealed partial class HeldWatch(IHeldAnswers answers, HeldDecisions decisions, TimeProvider time, ILogger<HeldWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Erasing = TimeSpan.FromHours(1);

    private readonly HeldPatience patience = new(time);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, () => RunAsync(stoppingToken), (Erasing, () => answers.EraseAsync(time.GetUtcNow(), stoppingToken)),
        failure => NotWatched(failure.GetType().Name), stoppingToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var over in patience.Over(await answers.WaitingAsync(cancel)))
        {
            if (await answers.FindAsync(over.Number, cancel) is { } answer && await decisions.LapseAsync(answer, cancel) == Change.Done)
                LeftUndecided(answer.Number, answer.Conversation);
        }
    }

    [LoggerMessage(2040, LogLevel.Warning, "Answer {Number} of conversation {Conversation} was not decided in time; the hotline is named in its place")]
    private partial void LeftUndecided(long number, string conversation);

    [LoggerMessage(2041, LogLevel.Error, "Answers that wait for approval could not be watched: {Error}; it is tried again")]
    private partial void NotWatched(string error);
}
