using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Engine.Dialogs;
using BotService.Staff.Audit;

namespace BotService.Desk;

/// <summary>
/// What the desk gives to a citizen: a list under a number, and a number to go on with elsewhere. Both are of a
/// conversation in which nobody has said anything yet, in the state that the clerk has brought about.
/// </summary>
public interface IHandOuts
{
    /// <summary>The channel of such conversations, as the store names it.</summary>
    const string Channel = "desk";

    /// <summary>Keeps a list under its number, which is also good for going on, and counts it as printed.</summary>
    /// <param name="conversation">A new one's id.</param>
    Task AddAsync(string conversation, DialogState state, Receipt receipt, Deed deed, CancellationToken cancel);

    /// <summary>Keeps a number for going on, good for <see cref="IContinuations.Good"/>, and counts it.</summary>
    Task AddAsync(string conversation, DialogState state, Continuation number, Deed deed, CancellationToken cancel);
}
