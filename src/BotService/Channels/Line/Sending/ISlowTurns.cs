namespace BotService.Channels.Line.Sending;

/// <summary>
/// Shows citizens who wait that an answer is being made: LINE's loading animation, once for a
/// wait, and only when it is long.
/// </summary>
internal interface ISlowTurns
{
    /// <summary>
    /// An event that will be answered is stored. For chats with one person only: LINE has no such sign in
    /// groups. Never waits and never throws.
    /// </summary>
    /// <param name="userId">LINE's own id of the citizen, not the pseudonym.</param>
    void Started(string conversation, LineAccount account, string userId);

    /// <summary>A reply went out: nothing more is to be shown.</summary>
    void Answered(string conversation);
}
