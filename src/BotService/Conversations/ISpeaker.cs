using BotService.Engine.Dialogs;
using BotService.Hosting;

namespace BotService.Conversations;

/// <summary>The door for what is said unasked: by staff, in a notice, as a reminder.</summary>
public interface ISpeaker
{
    /// <summary>
    /// Says it after all that was said before, and durably: it stands in the conversation when the task completes, and
    /// goes through the outbox where the channel has replies pushed. Whoever has left is sent nothing.
    /// </summary>
    /// <param name="reply">Offers nothing: only a turn can tell what choosing does.</param>
    /// <param name="reason">Why, such as <c>notice:7</c>. Under one reason a conversation is told once, however often
    /// this is called.</param>
    /// <returns>What stands there: of the first call under this reason.</returns>
    /// <exception cref="UnknownConversationException">There is no such conversation.</exception>
    /// <exception cref="ArgumentException">The reply offers something, or the reason is empty.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was said.</exception>
    Task<StoredActivity> SayAsync(string conversation, Reply reply, string reason, CancellationToken cancel);
}
