using BotService.Conversations.CallBacks;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.CallBacks;

/// <summary>
/// Every few minutes tells what was not told and erases numbers that are due; every hour says that no call-back is open without a
/// clock, or that one is.
/// </summary>
internal sealed class CallBackWatch(
    ICallBacks callBacks, CallBackTelling telling, TimeProvider time, IOptions<CallBackOptions> options, ILogger<CallBackWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1), Check = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, () => RunAsync(stoppingToken), (Check, () => CheckAsync(stoppingToken)),
        failure => log.CallBacksNotWatched(failure.GetType().Name), stoppingToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        if (await callBacks.EraseAsync(time.GetUtcNow(), options.Value.KeepFor, cancel) is > 0 and var erased) log.ContactsErased(erased);
        await telling.TellAsync(cancel);
    }

    public async Task CheckAsync(CancellationToken cancel)
    {
        var (open, late, lost) = await callBacks.CountAsync(time.GetUtcNow(), cancel);
        if (late + lost > 0) log.CallBacksLate(open, late, lost);
        else if (open > 0) log.CallBacksInTime(open);
    }
}
