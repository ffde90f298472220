using BotService.Hosting;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>Ends calls of which the gateway says nothing any more.</summary>
internal sealed partial class ExpiryWatch(GatewayCalls calls, TimeProvider time, ILogger<ExpiryWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, calls.LookAsync, e => LookFailed(log, e.GetType().Name, FaultPlace.Of(e)), stoppingToken);

    [LoggerMessage(2024, LogLevel.Error, "Calls that expired could not be looked for: {Error} in {Place}; they are looked for again")]
    private static partial void LookFailed(ILogger log, string error, string place);
}
