using System.Data.Common;
using System.Text;
using BotService.Conversations;
using BotService.Protocol;
using Dapper;

namespace BotService.Storage;

/// <summary>
/// What its sender has taken back, before or after it came: its words stand nowhere any more, its turn is
/// not run, what would be sent in answer is not. A turn that is being decided cannot commit, because its
/// inbox row is done. Runs inside a write.
/// </summary>
internal static class Withdrawals
{
    /// <summary>
    /// Reason of the replies that are not delivered for it, and status of a question that is blank for it.
    /// </summary>
    public const string Reason = "withdrawn";

    public static async Task AddAsync(DbConnection db, string conversation, string activity, DateTimeOffset at)
    {
        var which = new { conversation, activity, At = at, Reason };
        await db.LaterAsync("insert into withdrawn (conversation, activity_id, at) values (@conversation, "
            + "@activity, @At) on conflict (conversation, activity_id) do nothing", which);
        var received =
            (await db.QueryAsync<(long, long)>("select id, sequence from inbox where conversation = @conversation "
                + "and activity_id = @activity", which)).AsList();
        foreach (var (id, sequence) in received)
        {
            await db.LaterAsync("update inbox set done = true, raw = null, ticket = null where id = @id", new { id });
            await db.LaterAsync(
                "update outbox set status = 'failed', reason = @Reason, json = null, ticket = null where "
                + "conversation = @conversation and turn = @id and status = 'waiting'",
                new { conversation, id, Reason });
            await BlankAsync(db, conversation, activity, sequence);
        }

        // Also where the inbox no longer knows it: these are kept for longer.
        await db.LaterAsync("update turns set explanation = null where conversation = @conversation and "
            + "activity_id = @activity",
            which);
        await db.LaterAsync("update unanswered set text = '', status = @Reason where conversation = @conversation "
            + "and activity_id = @activity", which);
        await MissRows.WithdrawAsync(db, conversation, activity);
        await CallBackRows.WithdrawAsync(db, conversation, activity, at);
        await HeldRows.WithdrawAsync(db, conversation, activity, at);
        await db.LaterAsync("update ratings set words = null where conversation = @conversation and words_of = "
            + "@activity",
            which);
    }

    private static async Task BlankAsync(DbConnection db, string conversation, string activity, long sequence)
    {
        var json = await db.ExecuteScalarAsync<string?>(
            "select json from activities where conversation = @conversation and sequence = @sequence and not from_bot",
            new { conversation, sequence });
        if (json is not null)
        {
            await AskedStore.WithdrawAsync(db, conversation, activity, json);
            var blank = Withdrawn.Blank(Activity.Parse(Encoding.UTF8.GetBytes(json)));
            await db.LaterAsync(
                "update activities set json = @Json where conversation = @conversation and sequence = @sequence",
                new { conversation, sequence, Json = blank.ToJson() });
        }
    }
}
