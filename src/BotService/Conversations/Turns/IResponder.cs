namespace BotService.Conversations.Turns;

/// <summary>
/// Decides what a turn that was taken up leaves behind, and with it who answers: the assistant, or nobody yet because a
/// person will (<see cref="ISpeaker"/>).
/// </summary>
internal interface IResponder
{
    /// <returns>Without replies when nothing is to be said now.</returns>
    Task<TurnCommit> AnswerAsync(Waiting turn, CancellationToken cancel);
}
