namespace BotService.Conversations.Handoff;

/// <summary>A channel on which replies are free of charge for a while after the citizen's word.</summary>
internal interface IReplyWindow
{
    /// <returns>Null for other channels: what is said there is shown at once.</returns>
    ReplyWindow? Of(string channel);
}

/// <summary>What becomes of words said now.</summary>
/// <param name="Free">For so long after the citizen's word a reply costs nothing.</param>
/// <param name="MayPush">After that it is pushed, which the account pays for; else it goes with the citizen's next word.</param>
internal sealed record ReplyWindow(TimeSpan Free, bool MayPush);
