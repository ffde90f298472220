using BotService.Conversations.Outbox;
using BotService.Conversations.Turns;
using BotService.Hosting;

namespace BotService.Conversations;

/// <summary>
/// Looks for work that nobody has taken up, all the time and not at the start only, and hears what other processes have
/// stored: who looks at a conversation here, or waits for a reply, is told.
/// </summary>
internal sealed class Lookout(
    IClaims claims, INews news, TurnRunner turns, OutboxSender outbox, TurnReplies replies, Listeners listeners,
    TimeProvider time, ILogger<Lookout> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(LookAsync(stoppingToken), HearAsync(stoppingToken));

    private async Task LookAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                await QuietlyAsync(() => TakeUpAsync(stopping));
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task HearAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var (conversation, work) in news.FollowAsync(stopping))
            {
                listeners.Stir(conversation);
                await QuietlyAsync(() => replies.LookAgainAsync(conversation, stopping));
                if (work && conversation is not null) turns.LookAt(conversation);
                else if (work) await QuietlyAsync(() => TakeUpAsync(stopping));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task TakeUpAsync(CancellationToken stopping)
    {
        var (waiting, due) = await claims.UnclaimedAsync(stopping);
        foreach (var conversation in waiting) turns.LookAt(conversation);
        foreach (var conversation in due) outbox.LookAt(conversation);
    }

    private async Task QuietlyAsync(Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (StoreUnavailableException failure)
        {
            log.LookoutFailed(failure.GetType().Name);
        }
    }
}
