using System.Data.Common;
using Dapper;

namespace BotService.Storage;

/// <summary>A citizen has left the conversation: nothing is sent any more. Runs inside a write.</summary>
internal static class Leaving
{
    /// <summary>Reason of the replies that are not delivered for it.</summary>
    public const string Reason = "left";

    /// <param name="when">When it happened. An event that came late changes nothing if the
    /// citizen was heard of since.</param>
    public static async Task MarkAsync(DbConnection db, string conversation, DateTimeOffset when)
    {
        var left = await db.ExecuteAsync(
            "update conversations set left_at = @when where id = @conversation "
            + "and not exists (select 1 from inbox where conversation = @conversation and happened > @when)",
            new { conversation, when }) == 1;
        if (left)
        {
            await db.LaterAsync(
                "update outbox set status = 'failed', reason = @Reason, ticket = null where conversation = "
                + "@conversation and status = 'waiting'",
                new { conversation, Reason });
        }
    }
}
