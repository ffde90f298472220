namespace BotService.Conversations;

/// <summary>
/// Which conversations with work to do are this process's. Receiving takes a conversation up by the way; a commit after
/// which nothing waits lets it go, and keeps nothing once the conversation has become another process's.
/// </summary>
internal interface IClaims
{
    /// <summary>How long a conversation stays a process's own without being held again.</summary>
    TimeSpan Lease { get; }

    /// <summary>Takes the conversation up, or goes on holding it, for another lease.</summary>
    /// <returns>False when another process has it.</returns>
    Task<bool> HoldAsync(string conversation, CancellationToken cancel);

    /// <summary>Work that no other process has taken up, whatever became of the one that had.</summary>
    Task<Unclaimed> UnclaimedAsync(CancellationToken cancel);

    /// <summary>Lets go of what waits, so that others need not wait for the end of the lease.</summary>
    Task ReleaseAsync(CancellationToken cancel);
}

/// <param name="Turns">Conversations with turns to run, those that wait longest first.</param>
/// <param name="Replies">Conversations with replies that are due to be sent.</param>
internal sealed record Unclaimed(IReadOnlyList<string> Turns, IReadOnlyList<string> Replies);
