using System.Collections.Concurrent;
using BotService.Protocol;

namespace BotService.Conversations.Turns;

/// <summary>
/// Lets callers wait for the replies to an activity. What is answered already is read from the store.
/// </summary>
internal sealed class TurnReplies(IInbox inbox)
{
    private readonly ConcurrentDictionary<(string Conversation, string Activity), Waiter> waiting = [];

    public async Task<IReadOnlyList<StoredActivity>> WaitAsync(
        string conversation, Accepted accepted, CancellationToken cancel)
    {
        if (accepted.Sequence == 0) return [];

        // Registered before looking, so that a commit between the two is not missed. Left
        // behind only while the turn waits.
        var key = (conversation, accepted.ActivityId);
        var answered = waiting.GetOrAdd(key, _ => new Waiter(accepted));
        if (await inbox.RepliesAsync(conversation, accepted, cancel) is { } stored)
        {
            waiting.TryRemove(key, out _);
            answered.Source.TrySetResult(stored);
        }

        return await answered.Source.Task.WaitAsync(cancel);
    }

    public void Answered(string conversation, string activity, IReadOnlyList<StoredActivity> replies)
    {
        if (waiting.TryRemove((conversation, activity), out var waiter)) waiter.Source.TrySetResult(replies);
    }

    public bool Awaited(string conversation, string activity) => waiting.ContainsKey((conversation, activity));

    /// <summary>Another process may have answered what is waited for here.</summary>
    /// <param name="conversation">Null: any of them.</param>
    public async Task LookAgainAsync(string? conversation, CancellationToken cancel)
    {
        foreach (var ((where, activity), waiter) in waiting)
        {
            if ((conversation ?? where) == where
                && await inbox.RepliesAsync(where, waiter.Accepted, cancel) is { } stored)
            {
                Answered(where, activity, stored);
            }
        }
    }

    private sealed record Waiter(Accepted Accepted)
    {
        public TaskCompletionSource<IReadOnlyList<StoredActivity>> Source { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
