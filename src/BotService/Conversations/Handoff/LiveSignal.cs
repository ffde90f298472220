namespace BotService.Conversations.Handoff;

/// <summary>Says in this process that something of talks was stored. Another process's is found by looking.</summary>
internal sealed class LiveSignal
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Raise() =>
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>
    /// Completes at the next signal after the call; to be called before looking, so that none is missed.
    /// </summary>
    public Task NextAsync() => Volatile.Read(ref next).Task;
}
