using BotService.Hosting;

namespace BotService.Staff.Audit;

/// <summary>
/// Writes the head of the record into the log at the start and each day: whoever keeps logs elsewhere can tell later
/// whether its end was cut.
/// </summary>
internal sealed class HeadKeeper(IAuditRecord record, TimeProvider time, ILogger<HeadKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await record.LogHeadAsync(log, stopping);
            }
            catch (StoreUnavailableException)
            {
                // It is tried again tomorrow; the store says itself that it is away.
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }
}

public static class AuditHead
{
    /// <summary>Says the head in the log: each day, and whenever something of the record's is handed out.</summary>
    public static async Task LogHeadAsync(this IAuditRecord record, ILogger log, CancellationToken cancel)
    {
        var (number, hash) = await record.HeadAsync(cancel);
        log.AuditHead(number, hash);
    }
}
