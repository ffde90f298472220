using BotService.Conversations;
using Dapper;

namespace BotService.Storage;

internal sealed class ConversationStore(Database database, InboxCipher cipher, Claims claims, TimeProvider time) : IConversations
{
    public async Task<(Conversation Conversation, bool Created, bool Greets)> OpenAsync(
        NewConversation start, Incoming? greeting, CancellationToken cancel)
    {
        // Channels open the conversation with every activity; the usual case changes nothing
        // and must not wait for the disk.
        var known = await database.ReadAsync(db => ConversationRow.FindAsync(db, start.Id), cancel);
        if (known?.IsChangedBy(start) == false && (greeting is null || known.Greeted))
            return (known.ToConversation(), false, false);

        var secret = greeting is null ? default : InboxRow.Sealed.Of(greeting, cipher);
        return await database.WriteAsync(
            [start.Id],
            async db =>
            {
                var created = await ConversationRow.OpenAsync(db, start, time.GetUtcNow());
                var greets = greeting is not null
                    && (await InboxRow.InsertAsync(db, start.Id, greeting, secret, claims.Fresh())).Turn;
                return ((await ConversationRow.FindAsync(db, start.Id))!.ToConversation(), created, greets);
            },
            committed: null,
            cancel);
    }

    public async Task<Conversation?> FindAsync(string id, CancellationToken cancel) =>
        (await database.ReadAsync(db => ConversationRow.FindAsync(db, id), cancel))?.ToConversation();

    public async Task<IReadOnlyList<StoredActivity>> ReadAsync(
        string conversation, long after, int max, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<(long Sequence, string Json, bool FromBot)>(
                "select sequence, json, from_bot from activities where conversation = @conversation and sequence "
                + "> @after order by sequence limit @max",
                new { conversation, after, max })).AsList(),
            cancel);
        return [.. rows.Select(
            row => StoredJson.Read(row.Sequence, row.Json, row.FromBot))];
    }
}
