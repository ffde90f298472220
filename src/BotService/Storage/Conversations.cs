using System.Text;
using BotService.Bot;
using Dapper;

namespace BotService.Storage;

internal sealed class Conversations(Database database, InboxCipher cipher, TimeProvider time) : IConversations
{
    public async Task<(Conversation Conversation, bool Created, bool Greets)> OpenAsync(NewConversation start, Incoming? greeting, CancellationToken cancel)
    {
        // Channels open the conversation with every activity; the usual case changes nothing and must not wait for the disk.
        var known = await database.ReadAsync(db => ConversationRow.Find(db, start.Id), cancel);
        if (known is not null && !Changes(known, start) && (greeting is null || known.Greeted == 1))
        {
            return (known.ToConversation(), false, false);
        }

        var raw = greeting is null ? null : cipher.Seal(greeting.Raw);
        return await database.WriteAsync(
            db =>
            {
                var created = db.Execute(
                    "insert into conversations (id, channel, user_id, locale, service_url, reference, created_at) "
                    + "values (@Id, @Channel, @UserId, @Locale, @ServiceUrl, @Reference, @At) on conflict (id) do nothing",
                    new { start.Id, start.Channel, start.UserId, start.Locale, start.ServiceUrl, start.Reference, At = Stamp.Time(time.GetUtcNow()) }) == 1;
                if (!created)
                {
                    db.Execute(
                        "update conversations set user_id = coalesce(user_id, @UserId), locale = coalesce(@Locale, locale), "
                        + "service_url = coalesce(@ServiceUrl, service_url), reference = coalesce(@Reference, reference) where id = @Id",
                        start);
                }

                var greets = greeting is not null && InboxRow.Insert(db, start.Id, greeting, raw).Turn;
                return (ConversationRow.Find(db, start.Id)!.ToConversation(), created, greets);
            },
            cancel);
    }

    public async Task<Conversation?> FindAsync(string id, CancellationToken cancel) =>
        (await database.ReadAsync(db => ConversationRow.Find(db, id), cancel))?.ToConversation();

    public async Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversation, long after, int max, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            db => db.Query<(long Sequence, string Json)>(
                "select sequence, json from activities where conversation = @conversation and sequence > @after order by sequence limit @max",
                new { conversation, after, max }).AsList(),
            cancel);
        return [.. rows.Select(row => new StoredActivity(row.Sequence, Activity.Parse(Encoding.UTF8.GetBytes(row.Json))))];
    }

    private static bool Changes(ConversationRow known, NewConversation start) =>
        (known.UserId is null && start.UserId is not null)
        || Differs(known.Locale, start.Locale) || Differs(known.ServiceUrl, start.ServiceUrl) || Differs(known.Reference, start.Reference);

    private static bool Differs(string? known, string? now) => now is not null && now != known;
}
