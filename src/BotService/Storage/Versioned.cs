using System.Data.Common;
using BotService.Review;
using Dapper;

namespace BotService.Storage;

/// <summary>Rows that carry a version, which every change raises.</summary>
internal static class Versioned
{
    /// <summary>Why a change met no row. Runs inside the write.</summary>
    /// <param name="version">The one that was asked for; null: any would have done.</param>
    public static async Task<Change> WhyNotAsync(DbConnection db, string table, long number, int? version)
    {
        var now = await db.QueryFirstOrDefaultAsync<long?>($"select version from {table} where number = @number", new { number });
        return version is not null && now is not null && now != version ? Change.Stale : Change.Refused;
    }
}
