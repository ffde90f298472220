using BotService.Conversations;
using BotService.Engine.Dialogs;

namespace BotService.Editing.Replay;

/// <summary>A conversation as far as it is still there.</summary>
/// <param name="Said">What came in, masked, in its order.</param>
public sealed record StoredTalk(string Id, IReadOnlyList<Input> Said);

/// <summary>What citizens were told, to be told again.</summary>
public interface IStoredTalks
{
    /// <summary>
    /// In the order of their ids, at most <paramref name="most"/> after one; all of them are read as they are now.
    /// </summary>
    Task<IReadOnlyList<StoredTalk>> TalksAsync(string after, int most, CancellationToken cancel);

    /// <summary>The lists given, in the order of their ids, at most <paramref name="most"/> after one.</summary>
    Task<IReadOnlyList<Receipt>> ListsAsync(string after, int most, CancellationToken cancel);
}
