using System.Data.Common;
using System.Globalization;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage.Keeping;

/// <summary>
/// Erases the oldest rows of the record, from its beginning on and without a gap. What is left hangs on the anchor: number and hash of
/// the last row that went, which the record itself tells as well. Runs inside a write.
/// </summary>
internal static class AuditCut
{
    public const string Table = "audit", Action = "audit/cut";

    /// <summary>Rows before the first that is younger.</summary>
    private const string Old = "number < coalesce((select min(number) from audit where at > @past), (select max(number) + 1 from audit))";

    private sealed class Row
    {
        public long Number { get; init; }
        public required string Hash { get; init; }
    }

    public static Task<long> CountAsync(DbConnection db, DateTimeOffset past) =>
        db.QuerySingleAsync<long>($"select count(*) from audit where {Old}", new { past });

    /// <returns>How many went.</returns>
    public static async Task<int> CutAsync(DbConnection db, DateTimeOffset past, int most, Deed deed)
    {
        var last = await db.QueryFirstOrDefaultAsync<Row>(
            $"select number, hash from (select number, hash from audit where {Old} order by number limit @most) old "
            + "order by number desc limit 1",
            new { past, most });
        if (last is null) return 0;
        var anchor = new { last.Number, last.Hash, deed.At };
        await db.ExecuteAsync("update audit_anchor set number = @Number, hash = @Hash, at = @At", anchor);
        var went = await db.ExecuteAsync("delete from audit where number <= @Number", anchor);
        await AuditRows.AddAsync(db, deed with
        {
            Subject = last.Number.ToString(CultureInfo.InvariantCulture), Detail = last.Hash,
        });
        return went;
    }
}
