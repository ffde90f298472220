namespace BotService.Conversations.Handoff;

/// <summary>Where a dialogue stands, for a turn that the citizen did not begin.</summary>
internal interface IDialogStates
{
    /// <returns>The state as JSON, null at the start, and how many turns there were; null when there is no such conversation.</returns>
    Task<(Conversation Conversation, string? State, long Turns)?> StateAsync(string conversation, CancellationToken cancel);
}
