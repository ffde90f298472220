using BotService.Hosting;

namespace BotService.Editing.Replay;

/// <summary>Keeps what was asked, a while behind the turns: no answer waits for it.</summary>
internal sealed partial class AskedWatch(IAskedQuestions questions, TimeProvider time, ILogger<AskedWatch> log) : BackgroundService
{
    public const int DaysKept = 400;

    private const int Together = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>A turn may be kept after one with a higher number: by then all of that time are.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, () => RunAsync(stoppingToken), failure => Failed(failure.GetType().Name, FaultPlace.Of(failure)), stoppingToken);

    internal async Task RunAsync(CancellationToken cancel)
    {
        while (await questions.GatherAsync(time.GetUtcNow() - Behind, Together, cancel) == Together)
        {
            // As long as there are more.
        }

        await questions.ForgetAsync(Taiwan.Today(time).AddDays(-DaysKept), cancel);
    }

    [LoggerMessage(1960, LogLevel.Warning, "Questions could not be kept: {Error} in {Place}; it is tried again")]
    private partial void Failed(string error, string place);
}
