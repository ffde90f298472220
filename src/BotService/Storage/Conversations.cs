using System.Text;
using BotService.Bot;
using Dapper;

namespace BotService.Storage;

internal sealed class Conversations(Database database, InboxCipher cipher, TimeProvider time) : IConversations
{
    public async Task<(Conversation Conversation, bool Created, bool Greets)> OpenAsync(
        NewConversation start, Incoming? greeting, CancellationToken cancel)
    {
        // Channels open the conversation with every activity; the usual case changes nothing
        // and must not wait for the disk.
        var known = await database.ReadAsync(db => ConversationRow.Find(db, start.Id), cancel);
        if (known?.IsChangedBy(start) == false && (greeting is null || known.Greeted == 1))
        {
            return (known.ToConversation(), false, false);
        }

        var secret = greeting is null ? default : InboxRow.Sealed.Of(greeting, cipher);
        return await database.WriteAsync(
            db =>
            {
                var created = ConversationRow.Open(db, start, time.GetUtcNow());
                var greets = greeting is not null && InboxRow.Insert(db, start.Id, greeting, secret).Turn;
                return (ConversationRow.Find(db, start.Id)!.ToConversation(), created, greets);
            },
            cancel);
    }

    public async Task<Conversation?> FindAsync(string id, CancellationToken cancel) =>
        (await database.ReadAsync(db => ConversationRow.Find(db, id), cancel))?.ToConversation();

    public async Task<IReadOnlyList<StoredActivity>> ReadAsync(
        string conversation, long after, int max, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            db => db.Query<(long Sequence, string Json)>(
                "select sequence, json from activities where conversation = @conversation and sequence > @after order by sequence limit @max",
                new { conversation, after, max }).AsList(),
            cancel);
        return [.. rows.Select(
            row => new StoredActivity(row.Sequence, Activity.Parse(Encoding.UTF8.GetBytes(row.Json))))];
    }
}
