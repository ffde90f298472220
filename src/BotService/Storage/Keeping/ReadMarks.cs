using System.Data.Common;
using Dapper;

namespace BotService.Storage.Keeping;

/// <summary>
/// How far watchers have read, after rows went. SQLite gives the numbers of the newest rows again once these are gone; who has read
/// beyond them would pass the next ones over. Runs inside a write.
/// </summary>
internal static class ReadMarks
{
    public static async Task LowerAsync(DbConnection db)
    {
        await db.LaterAsync(
            "update asked_reads set turn = (select coalesce(max(number), 0) from turns) "
            + "where turn > (select coalesce(max(number), 0) from turns)", new { });
        foreach (var (watch, table) in LowSignStore.Watched)
        {
            await db.LaterAsync(
                $"update review_marks set position = (select coalesce(max(number), 0) from {table}) "
                + $"where name = @watch and position > (select coalesce(max(number), 0) from {table})", new { watch });
        }
    }
}
