using System.Data;
using System.Text;
using BotService.Bot;
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

    public static bool Contains(IDbConnection db, string conversation, string activity) =>
        db.ExecuteScalar<bool>(
            "select exists (select 1 from withdrawn where conversation = @conversation and activity_id = @activity)",
            new { conversation, activity });

    public static void Add(IDbConnection db, string conversation, string activity, DateTimeOffset at)
    {
        var which = new { conversation, activity, At = Stamp.Time(at), Reason };
        db.Execute("insert into withdrawn (conversation, activity_id, at) values (@conversation, @activity, @At) on conflict (conversation, activity_id) do nothing", which);
        var received =
            db.Query<(long, long)>("select id, sequence from inbox where conversation = @conversation and activity_id = @activity", which).AsList();
        foreach (var (id, sequence) in received)
        {
            db.Execute("update inbox set done = 1, raw = null, ticket = null where id = @id", new { id });
            db.Execute(
                "update outbox set status = 'failed', reason = @Reason, json = null, ticket = null where conversation = @conversation and turn = @id and status = 'waiting'",
                new { conversation, id, Reason });
            Blank(db, conversation, sequence);
        }

        // Also where the inbox no longer knows it: these are kept for longer.
        db.Execute("update turns set explanation = null where conversation = @conversation and activity_id = @activity",
            which);
        db.Execute("update unanswered set text = '', status = @Reason where conversation = @conversation and activity_id = @activity", which);
        db.Execute("update ratings set words = null where conversation = @conversation and words_of = @activity",
            which);
    }

    private static void Blank(IDbConnection db, string conversation, long sequence)
    {
        var json = db.ExecuteScalar<string?>(
            "select json from activities where conversation = @conversation and sequence = @sequence and from_bot = 0",
            new { conversation, sequence });
        if (json is not null)
        {
            var blank = Withdrawn.Blank(Activity.Parse(Encoding.UTF8.GetBytes(json)));
            db.Execute(
                "update activities set json = @Json where conversation = @conversation and sequence = @sequence",
                new { conversation, sequence, Json = blank.ToJson() });
        }
    }
}
