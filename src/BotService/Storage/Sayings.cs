using System.Data.Common;
using BotService.Conversations;
using BotService.Protocol;
using Dapper;
using Microsoft.Extensions.Options;

namespace BotService.Storage;

internal sealed class Sayings(Database database, IAnnouncer announcer, INews news, IOptions<StoreOptions> options)
    : ISayings
{
    public async Task<StoredActivity> AddAsync(Saying saying, CancellationToken cancel)
    {
        var (stored, _) = await database.WriteAsync(
            [saying.Conversation],
            db => AddAsync(db, saying, options.Value.HistoryPerConversation),
            result => Tell(saying.Conversation, result.Stored, result.New),
            cancel);
        return stored;
    }

    private void Tell(string conversation, StoredActivity stored, bool isNew)
    {
        if (!isNew) return;
        announcer.Announce(conversation, stored);
        news.Tell(conversation, work: false);
    }

    private static async Task<(StoredActivity Stored, bool New)> AddAsync(DbConnection db, Saying saying, int keep)
    {
        var key = new { saying.Conversation, EventKey = $"said\n{saying.Reason}" };
        var before = await db.QueryFirstOrDefaultAsync<(long Sequence, string? Json)>(
            """
            select i.sequence, a.json from inbox i
            left join activities a on a.conversation = i.conversation and a.sequence = i.sequence
            where i.conversation = @Conversation and i.event_key = @EventKey
            """,
            key);
        if (before.Sequence > 0)
        {
            // Of what the history no longer holds only the place is known.
            return (before.Json is { } json
                ? StoredJson.Read(before.Sequence, json, fromBot: true)
                : saying.Said with { Sequence = before.Sequence }, false);
        }

        var (sequence, left, pushed) = await db.QueryFirstOrDefaultAsync<(long?, DateTimeOffset?, bool)>(
            "update conversations set last_sequence = last_sequence + 1 where id = @Conversation "
            + "returning last_sequence, left_at, service_url is not null",
            key);
        var stored = saying.Said with
        {
            Sequence = sequence ?? throw new UnknownConversationException(saying.Conversation),
        };
        Stamp.Number(stored.Activity, stored.Sequence);
        var turn = await db.ExecuteScalarAsync<long>(
            "insert into inbox (conversation, event_key, activity_id, sequence, at, greeting, done) "
            + "values (@Conversation, @EventKey, @Id, @Sequence, @At, @greeting, @done) returning id",
            new
            {
                key.Conversation, key.EventKey, stored.Activity.Id, stored.Sequence, saying.At, greeting = false,
                done = true,
            });
        await History.AddAsync(db, saying.Conversation, stored, saying.At, fromBot: true);
        if (pushed && left is null)
        {
            await db.LaterAsync(
                "insert into outbox (conversation, sequence, json, queued_at, not_before, turn) "
                + "values (@Conversation, @Sequence, @Json, @At, @At, @turn)",
                new { saying.Conversation, stored.Sequence, Json = StoredJson.Write(stored), saying.At, turn });
        }

        if (saying.Receipt is { } receipt) await ReceiptRow.AddAsync(db, saying.Conversation, receipt);
        await History.TrimAsync(db, saying.Conversation, stored.Sequence, keep, saying.At);
        return (stored, true);
    }
}
