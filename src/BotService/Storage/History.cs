using System.Data.Common;
using BotService.Conversations;
using BotService.Protocol;
using Dapper;

namespace BotService.Storage;

/// <summary>The activities of a conversation. Runs inside a write.</summary>
internal static class History
{
    public static Task AddAsync(
        DbConnection db, string conversation, StoredActivity stored, DateTimeOffset at, bool fromBot) =>
        db.LaterAsync(
            "insert into activities (conversation, sequence, at, from_bot, type, reply_to, json) "
            + "values (@conversation, @Sequence, @At, @fromBot, @Type, @ReplyTo, @Json)",
            new
            {
                conversation,
                stored.Sequence,
                At = at,
                fromBot,
                stored.Activity.Type,
                ReplyTo = stored.Activity.Text("replyToId"),
                Json = StoredJson.Write(stored),
            });

    /// <summary>How many times the usual length is kept of a conversation that staff still look into.</summary>
    private const int Held = 10;

    /// <summary>
    /// Drops what is older than the newest <paramref name="keep"/> activities, and what told duplicates of it. Waiting
    /// rows stay, and so does what a channel may still repeat.
    /// </summary>
    public static async Task TrimAsync(
        DbConnection db, string conversation, long last, int keep, DateTimeOffset now)
    {
        var cut = last - keep;
        if (cut <= 0) return;

        await db.LaterAsync("delete from activities where conversation = @conversation and sequence <= @cut "
            + "and (sequence <= @far or not exists (select 1 from low_items where conversation = @conversation and "
            + "status = 'open'))",
            new { conversation, cut, far = last - ((long)keep * Held) });
        await db.LaterAsync("delete from outbox where conversation = @conversation and sequence <= @cut and "
            + "status = 'sent'",
            new { conversation, cut });

        // As many numbers again are kept here, because clients repeat what is lately sent,
        // however quickly much else is said.
        await db.LaterAsync(
            "delete from inbox where conversation = @conversation and sequence <= @cut - @keep and done and "
            + "event_key <> 'open' "
            + "and (known_until is null or known_until < @now)",
            new { conversation, cut, keep, now });
    }
}
