using System.Collections.Concurrent;
using BotService.Conversations.Turns;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Outbox;

/// <summary>
/// Delivers what waits in the outbox, in order within a conversation, until taken or given up. Replies are
/// marked as sent right after the channel took them; a crash between the two sends them again, to a channel
/// that wants to know as uncertain.
/// </summary>
internal sealed class OutboxSender(
    IOutbox outbox,
    IClaims claims,
    IEnumerable<IOutboxChannel> channels,
    Figures.DeliveryMeter meter,
    Ids ids,
    TimeProvider time,
    IOptions<OutboxOptions> options,
    ILogger<OutboxSender> log) : IHostedService, IDisposable
{
    /// <summary>
    /// What may not be sent for longer than this is overtaken by what has a ticket: a citizen
    /// who asks again is answered now.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lanes lanes = new();

    /// <summary>When a conversation left alone is looked at again; it may be woken before that.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> resting = [];

    /// <summary>No further work is taken up.</summary>
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Deliveries under way are broken off as well.</summary>
    private readonly CancellationTokenSource ending = new();
    private Task[] senders = [];

    /// <summary>The conversation has messages to send.</summary>
    public void Wake(string conversation) => lanes.Mark(conversation);

    /// <summary>There may be messages to send in the conversation.</summary>
    public void LookAt(string conversation) => lanes.MarkOnce(conversation);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        senders = [.. Enumerable.Range(0, options.Value.Senders)
            .Select(_ => Task.Run(WorkAsync, CancellationToken.None))];
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await using var _ = cancellationToken.Register(ending.Cancel);
        await Task.WhenAll(senders);
        try
        {
            // Last of all that work: what is left may be taken up elsewhere at once.
            await claims.ReleaseAsync(CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // Then it may be when the lease ends.
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        ending.Dispose();
    }

    private async Task WorkAsync()
    {
        while (await lanes.TakeAsync(stopping.Token) is { } conversation)
        {
            TimeSpan? wait;
            try
            {
                wait = await SendAllAsync(conversation);
            }
            catch (Exception failure)
            {
                wait = ids.Jittered(options.Value.FirstDelay);
                log.OutboxStuck(conversation, failure.GetType().Name, wait.Value);
            }

            if (wait is { } delay) _ = RestAsync(conversation, delay);

            lanes.Done(conversation);
        }
    }

    private async Task RestAsync(string conversation, TimeSpan delay)
    {
        var end = time.GetUtcNow() + delay;
        if (resting.AddOrUpdate(conversation, end, (_, before) => before < end ? before : end) != end)
        {
            return; // An earlier look is on its way.
        }

        try
        {
            await Task.Delay(delay, time, stopping.Token);
            resting.TryRemove(KeyValuePair.Create(conversation, end));
            lanes.Mark(conversation);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The store still holds what there is to send.
        }
    }

    /// <returns>Null when nothing is left to send, else how long to leave the conversation alone.</returns>
    private async Task<TimeSpan?> SendAllAsync(string conversation)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            if (await outbox.NextAsync(conversation, now, now
                + Patience, CancellationToken.None) is not var (turn, queued, notBefore))
            {
                return null;
            }

            if (notBefore > now) return notBefore - now;

            if (stopping.IsCancellationRequested) return null;

            var channel = channels.FirstOrDefault(c => c.Handles(turn.Channel));
            if (channel is { MarksAttempts: true }
                && !await outbox.BeginAsync(Ids(turn, int.MaxValue), now, CancellationToken.None))
            {
                continue; // The citizen has left or withdrawn the question since.
            }

            using var holding = new Holding(claims, time, conversation);
            var delivery = channel is null
                ? Delivery.Failed("no sender for this channel is configured") : await SendAsync(channel, turn);
            if (delivery.Outcome == DeliveryOutcome.Taken)
            {
                meter.Taken(turn.Channel);
                await outbox.SentAsync(
                    Ids(turn, delivery.Count), delivery.Way, time.GetUtcNow(), CancellationToken.None);
            }
            else if (delivery.Outcome == DeliveryOutcome.Parked)
            {
                await outbox.ParkAsync(Ids(turn, delivery.Count), time.GetUtcNow(), CancellationToken.None);
            }
            else if (!ending.IsCancellationRequested)
            {
                await NotSentAsync(turn, queued, delivery);
            }
        }
    }

    private async Task<Delivery> SendAsync(IOutboxChannel channel, OutboxTurn turn)
    {
        try
        {
            return await channel.SendAsync(turn, ending.Token);
        }
        catch (Exception failure)
        {
            return Delivery.Unknown(failure.GetType().Name);
        }
    }

    private async Task NotSentAsync(OutboxTurn turn, DateTimeOffset queued, Delivery delivery)
    {
        var set = options.Value;
        var reason = delivery.Reason ?? "no reason given";
        var delay = ids.Backoff(set.FirstDelay, set.LongestDelay, turn.Attempt);
        delay = delivery.RetryAfter is { } asked && asked > delay ? asked : delay;
        var retry = time.GetUtcNow() + delay;

        // What an earlier attempt left open, a later one that failed for certain does not settle.
        var uncertain = turn.Uncertain || delivery.Outcome == DeliveryOutcome.Unknown;
        var over = delivery.Outcome == DeliveryOutcome.Refused || turn.Attempt >= set.Attempts
            || retry - queued > set.GiveUpAfter;
        if (over)
        {
            meter.GivenUp(turn.Channel);
            log.DeliveryGivenUp(turn.Replies[0].Id, turn.Conversation, turn.Attempt, reason);
        }
        else
        {
            meter.WillBeTriedAgain(turn.Channel);
            log.DeliveryFailed(turn.Replies[0].Id, turn.Conversation, turn.Channel, reason, turn.Attempt, delay);
        }

        await outbox.FailedAsync(
            Ids(turn, delivery.Count), turn.Attempt, reason, uncertain, over ? null : retry, CancellationToken.None);
    }

    private static long[] Ids(OutboxTurn turn, int count) =>
        [.. turn.Replies.Take(Math.Max(1, count)).Select(reply => reply.Id)];
}
