using System.Data.Common;
using Dapper;

namespace BotService.Storage;

/// <summary>A connection that can let statements wait until something is asked, or until the commit.</summary>
internal interface IDefers
{
    bool Deferring { set; }
}

internal static class Later
{
    /// <summary>
    /// Runs a statement whose outcome this change does not ask for; at the latest it has run when the change is kept.
    /// Given a list, once for each.
    /// </summary>
    public static async Task LaterAsync(this DbConnection db, string sql, object parameters)
    {
        if (db is not IDefers defers)
        {
            await db.ExecuteAsync(sql, parameters);
            return;
        }

        defers.Deferring = true;
        try
        {
            await db.ExecuteAsync(sql, parameters);
        }
        finally
        {
            defers.Deferring = false;
        }
    }
}
