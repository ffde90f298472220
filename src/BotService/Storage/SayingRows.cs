using System.Data.Common;
using BotService.Conversations;
using Dapper;

namespace BotService.Storage;

/// <summary>What is said unasked, in its place in the conversation. Runs inside a write.</summary>
internal static class SayingRows
{
    /// <param name="ticket">For answering the citizen's last word, encrypted; null for none.</param>
    /// <returns>What stands there, and whether it stands there only now.</returns>
    /// <exception cref="UnknownConversationException"/>
    public static async Task<(IReadOnlyList<StoredActivity> Stored, bool New)> AddAsync(
        DbConnection db, Saying saying, int keep, byte[]? ticket = null)
    {
        if (await BeforeAsync(db, saying) is { } before) return (before, false);
        var (newest, left, pushed) = await db.QueryFirstOrDefaultAsync<(long?, DateTimeOffset?, bool)>(
            "update conversations set last_sequence = last_sequence + @Count, turns = turns + @Turn, state = coalesce(@State, state) "
            + "where id = @Conversation returning last_sequence, left_at, service_url is not null",
            new { saying.Conversation, saying.Said.Count, Turn = saying.Next is null ? 0 : 1, saying.Next?.State });
        if (newest is not { } last) throw new UnknownConversationException(saying.Conversation);

        var stored = saying.Said.Select((said, i) => said with { Sequence = last - saying.Said.Count + i + 1 }).ToList();
        foreach (var said in stored) Stamp.Number(said.Activity, said.Sequence);
        var turn = await db.ExecuteScalarAsync<long>(
            "insert into inbox (conversation, event_key, activity_id, sequence, at, greeting, done) "
            + "values (@Conversation, @EventKey, @Id, @Sequence, @At, @greeting, @done) returning id",
            new
            {
                saying.Conversation, EventKey = Key(saying), stored[0].Activity.Id, stored[0].Sequence, saying.At,
                greeting = false, done = true,
            });
        foreach (var said in stored) await History.AddAsync(db, saying.Conversation, said, saying.At, fromBot: true);
        if (pushed && left is null)
        {
            await db.LaterAsync(
                "insert into outbox (conversation, sequence, json, queued_at, not_before, turn, ticket) "
                + "values (@Conversation, @Sequence, @Json, @At, @At, @turn, @ticket)",
                stored.Select(said => new
                {
                    saying.Conversation, said.Sequence, Json = StoredJson.Write(said), saying.At, turn, ticket,
                }));
        }

        foreach (var receipt in saying.Receipts) await ReceiptRow.AddAsync(db, saying.Conversation, receipt);
        await History.TrimAsync(db, saying.Conversation, last, keep, saying.At);
        return (stored, true);
    }

    private static string Key(Saying saying) => $"said\n{saying.Reason}";

    /// <summary>What was said under the same reason; null where nothing was.</summary>
    private static async Task<IReadOnlyList<StoredActivity>?> BeforeAsync(DbConnection db, Saying saying)
    {
        var first = await db.QueryFirstOrDefaultAsync<long?>(
            "select sequence from inbox where conversation = @Conversation and event_key = @EventKey",
            new { saying.Conversation, EventKey = Key(saying) });
        if (first is not { } sequence) return null;
        var rows = (await db.QueryAsync<(long Sequence, string Json)>(
            "select sequence, json from activities where conversation = @Conversation and sequence >= @sequence and sequence < @end",
            new { saying.Conversation, sequence, end = sequence + saying.Said.Count })).ToDictionary(r => r.Sequence, r => r.Json);
        // Of what the history no longer holds only the place is known.
        return [.. saying.Said.Select((said, i) => rows.TryGetValue(sequence + i, out var json)
            ? StoredJson.Read(sequence + i, json, fromBot: true) : said with { Sequence = sequence + i })];
    }
}
