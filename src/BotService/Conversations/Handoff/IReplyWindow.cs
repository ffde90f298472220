namespace BotService.Conversations.Handoff;

/// <summary>A channel on which replies are free of charge for a while after the citizen's word.</summary>
internal interface IReplyWindow
{
    /// <returns>Null for other channels: what is said there is shown at once.</returns>
    ValueTask<ReplyWindow?> OfAsync(string channel, CancellationToken cancel);
}

/// <summary>What becomes of words said now.</summary>
/// <param name="Free">For so long after the citizen's word a reply costs nothing.</param>
/// <param name="After">What becomes of it after that.</param>
internal sealed record ReplyWindow(TimeSpan Free, LateReply After);

/// <summary>
/// What becomes of a reply that is not free any more: it is pushed, which the account pays for; or it goes with the citizen's
/// next word, because the account may not push, or has pushed all that it may.
/// </summary>
internal enum LateReply { Pushed, Kept, KeptForQuota }
