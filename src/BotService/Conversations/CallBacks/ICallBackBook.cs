using BotService.Engine.Dialogs.CallBacks;

namespace BotService.Conversations.CallBacks;

/// <summary>What a conversation may know of call-backs. What a turn changes of them is kept with the turn.</summary>
internal interface ICallBackBook
{
    /// <param name="named">Numbers that the message holds.</param>
    /// <returns>The last three digits of the telephone number that waits in this conversation, null for none; its own
    /// call-backs that wait, and those of the named that there are.</returns>
    Task<(string? Tail, IReadOnlyList<CallBackStanding> Known)> LookAsync(
        string conversation, IReadOnlyList<long> named, CancellationToken cancel);

    Task<bool> IsGivenAsync(long number, CancellationToken cancel);

    /// <summary>Days from today on that were closed at the desk; of all organisations where none is named.</summary>
    Task<IReadOnlyList<(string? Organisation, DateOnly Day)>> ClosedAsync(DateOnly from, CancellationToken cancel);
}
