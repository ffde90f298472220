using System.Data;
using BotService.Bot;
using Dapper;

namespace BotService.Storage;

/// <summary>The activities of a conversation. Runs inside a write.</summary>
internal static class History
{
    public static void Add(
        IDbConnection db, string conversation, StoredActivity stored, DateTimeOffset at, bool fromBot) =>
        db.Execute(
            "insert into activities (conversation, sequence, at, from_bot, type, reply_to, json) "
            + "values (@conversation, @Sequence, @At, @fromBot, @Type, @ReplyTo, @Json)",
            new
            {
                conversation,
                stored.Sequence,
                At = Stamp.Time(at),
                fromBot,
                stored.Activity.Type,
                ReplyTo = stored.Activity.Text("replyToId"),
                Json = stored.Activity.ToJson(),
            });

    /// <summary>
    /// Drops what is older than the newest <paramref name="keep"/> activities, and what told duplicates of it. Waiting
    /// rows stay, and so does what a channel may still repeat.
    /// </summary>
    public static void Trim(IDbConnection db, string conversation, long last, int keep, string now)
    {
        var cut = last - keep;
        if (cut <= 0)
        {
            return;
        }

        db.Execute("delete from activities where conversation = @conversation and sequence <= @cut",
            new { conversation, cut });
        db.Execute("delete from outbox where conversation = @conversation and sequence <= @cut and status = 'sent'",
            new { conversation, cut });

        // As many numbers again are kept here, because clients repeat what is lately sent,
        // however quickly much else is said.
        db.Execute(
            "delete from inbox where conversation = @conversation and sequence <= @cut - @keep and done = 1 and event_key <> 'open' "
            + "and (known_until is null or known_until < @now)",
            new { conversation, cut, keep, now });
    }
}
