using System.Data;
using Dapper;

namespace BotService.Storage;

/// <summary>A citizen has left the conversation: nothing is sent any more. Runs inside a write.</summary>
internal static class Leaving
{
    /// <summary>Reason of the replies that are not delivered for it.</summary>
    public const string Reason = "left";

    /// <param name="when">When it happened. An event that came late changes nothing if the
    /// citizen was heard of since.</param>
    public static void Mark(IDbConnection db, string conversation, string when)
    {
        var left = db.Execute(
            "update conversations set left_at = @when where id = @conversation "
            + "and not exists (select 1 from inbox where conversation = @conversation and happened > @when)",
            new { conversation, when }) == 1;
        if (left)
        {
            db.Execute(
                "update outbox set status = 'failed', reason = @Reason, ticket = null where conversation = @conversation and status = 'waiting'",
                new { conversation, Reason });
        }
    }
}
