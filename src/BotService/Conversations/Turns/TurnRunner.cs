using System.Collections.Concurrent;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Turns;

/// <summary>
/// Runs the turns that wait in the inbox: those of one conversation strictly one after another,
/// conversations side by side. At stop it lets running turns finish and leaves the rest in the inbox.
/// </summary>
internal sealed class TurnRunner(
    IInbox inbox,
    IClaims claims,
    IServiceScopeFactory scopes,
    IEnumerable<ITurnPreparation> preparations,
    TurnReplies replies,
    Outbox.OutboxSender outbox,
    Listeners listeners,
    Figures.TurnMeters meters,
    Ids ids,
    TimeProvider time,
    IOptions<TurnOptions> options,
    IOptions<SiteOptions> site,
    ILogger<TurnRunner> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly Lanes lanes = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Attempts that did not get kept, for the few conversations that have some.</summary>
    private readonly ConcurrentDictionary<string, (int Attempts, bool StoreOnly)> failures = [];

    private Task[] workers = [];
    private int running;

    /// <summary>There is one more turn to run in the conversation.</summary>
    public void Wake(string conversation) => lanes.Mark(conversation);

    /// <summary>There may be turns to run in the conversation.</summary>
    public void LookAt(string conversation) => lanes.MarkOnce(conversation);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var waiting = await inbox.WaitingAsync(cancellationToken);
        if (waiting.Count > 0) log.Recovered(waiting.Count);

        workers = [.. Enumerable.Range(0, options.Value.Workers)
            .Select(_ => Task.Run(WorkAsync, CancellationToken.None))];
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        try
        {
            await Task.WhenAll(workers).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            log.TurnsLeft(Volatile.Read(ref running));
        }
    }

    public void Dispose() => stopping.Dispose();

    private async Task WorkAsync()
    {
        while (await lanes.TakeAsync(stopping.Token) is { } conversation)
        {
            Interlocked.Increment(ref running);
            try
            {
                await RunNextAsync(conversation);
                failures.TryRemove(conversation, out _);
                lanes.Done(conversation);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // Broken off while it was prepared: the next start takes it up.
            }
            catch (Exception failure)
            {
                _ = TryAgainAsync(conversation, failure);
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }
    }

    private async Task RunNextAsync(string conversation)
    {
        if (await inbox.NextAsync(conversation, CancellationToken.None) is not { } turn) return;

        using var holding = new Holding(claims, time, conversation);
        var begun = time.GetUtcNow();
        TurnCommit commit;
        using (new TypingSign(
            time, () => listeners.Announce(
                conversation, new StoredActivity(0, Stamp.Typing(turn, ids.Activity(), time.GetUtcNow(), site.Value)))))
        {
            // What the store refuses for another reason than its own health would be refused again: the
            // apology is then kept in its place.
            using var scope = scopes.CreateScope();
            var refused = failures.TryGetValue(conversation, out var failed) && !failed.StoreOnly;
            commit = refused
                ? scope.ServiceProvider.GetRequiredService<Assistant>().Apology(turn, time.GetTimestamp())
                : await scope.ServiceProvider.GetRequiredService<IResponder>()
                    .AnswerAsync(await PreparedAsync(turn), stopping.Token);
        }

        // The sign is down before the commit announces the replies.
        if (await inbox.CommitAsync(commit, CancellationToken.None) is not var (stored, more))
        {
            log.TurnAlreadyAnswered(conversation, turn.ActivityId);
            lanes.Mark(conversation);
            await AnswerFromStoreAsync(turn);
            return;
        }

        meters.Kept(commit, begun, time.GetUtcNow());
        replies.Answered(conversation, turn.ActivityId, stored);
        if (more) lanes.MarkOnce(conversation);

        if (commit.Push) outbox.Wake(conversation);
    }

    private async Task<Waiting> PreparedAsync(Waiting turn)
    {
        foreach (var preparation in preparations)
        {
            try
            {
                turn = await preparation.PrepareAsync(turn, stopping.Token);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                log.PreparationFailed(turn.Conversation.Id, turn.ActivityId, failure.GetType().Name, FaultPlace.Of(failure));
            }
        }

        return turn;
    }

    /// <summary>
    /// Another process was quicker with this turn, or with an earlier one of the
    /// conversation; then it is still to be done.
    /// </summary>
    private async Task AnswerFromStoreAsync(Waiting turn)
    {
        var accepted = new Accepted(turn.ActivityId, turn.Sequence, Duplicate: true);
        if (replies.Awaited(turn.Conversation.Id, turn.ActivityId)
            && await inbox.RepliesAsync(turn.Conversation.Id, accepted, CancellationToken.None) is { } stored)
        {
            replies.Answered(turn.Conversation.Id, turn.ActivityId, stored);
        }
    }

    private async Task TryAgainAsync(string conversation, Exception failure)
    {
        var now = failures.AddOrUpdate(
            conversation,
            _ => (1, failure is StoreUnavailableException),
            (_, before) => (before.Attempts + 1, before.StoreOnly && failure is StoreUnavailableException));
        var delay = ids.Backoff(options.Value.RetryDelay, LongestDelay, now.Attempts);
        log.TurnNotKept(conversation, failure.GetType().Name, FaultPlace.Of(failure), now.Attempts, delay);
        await lanes.AgainAsync(conversation, delay, time, stopping);
    }
}
