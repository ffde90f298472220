using BotService.Hosting;

namespace BotService.Handoff;

/// <summary>Looks every second for talks whose clock has run out, and every hour whether one has none.</summary>
internal sealed class TalkWatch(ILiveTalks talks, IServiceScopeFactory scopes, TimeProvider time, ILogger<TalkWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Check = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Recurring.RunAsync(
        Pause, time, () => RunAsync(stoppingToken), (Check, () => CheckAsync(stoppingToken)),
        failure => log.TalksNotWatched(failure.GetType().Name), stoppingToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        // One release, and so one scope, for all that is done now.
        using var scope = scopes.CreateScope();
        var clock = scope.ServiceProvider.GetRequiredService<TalkClock>();
        foreach (var talk in await talks.DueAsync(time.GetUtcNow(), clock.Farthest, cancel)) await clock.RunOutAsync(talk, cancel);
    }

    public async Task CheckAsync(CancellationToken cancel)
    {
        await talks.EraseAsync(time.GetUtcNow(), cancel);
        var (open, lost) = await talks.CountAsync(cancel);
        if (lost > 0) log.TalksLost(open, lost);
        else if (open > 0) log.TalksInTime(open);
    }
}
