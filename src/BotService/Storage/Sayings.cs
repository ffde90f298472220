using BotService.Conversations;
using Microsoft.Extensions.Options;

namespace BotService.Storage;

internal sealed class Sayings(Database database, IAnnouncer announcer, INews news, IOptions<StoreOptions> options)
    : ISayings
{
    public async Task<IReadOnlyList<StoredActivity>> AddAsync(Saying saying, CancellationToken cancel)
    {
        var (stored, _) = await database.WriteAsync(
            [saying.Conversation],
            db => SayingRows.AddAsync(db, saying, options.Value.HistoryPerConversation),
            result => Tell(saying.Conversation, result),
            cancel);
        return stored;
    }

    /// <summary>Called after the commit.</summary>
    internal void Tell(string conversation, (IReadOnlyList<StoredActivity> Stored, bool New) said)
    {
        if (!said.New) return;
        foreach (var stored in said.Stored) announcer.Announce(conversation, stored);
        news.Tell(conversation, work: false);
    }
}
