using System.Data.Common;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

/// <summary>A deed's row, written inside the change that it is about.</summary>
internal static class AuditRows
{
    private sealed class Head
    {
        public long Number { get; init; }
        public required string Hash { get; init; }
    }

    /// <summary>Runs inside a write. Taking the head's row first puts all writers of the chain in one line.</summary>
    public static async Task AddAsync(DbConnection db, Deed deed)
    {
        var head = await db.QuerySingleAsync<Head>("update audit_head set number = number + 1 returning number, hash");
        var hash = AuditChain.Hash(head.Hash, head.Number, deed);
        await db.ExecuteAsync(
            "insert into audit (number, at, by_whom, action, subject, detail, hash) "
            + "values (@Number, @At, @By, @Action, @Subject, @Detail, @hash)",
            new { head.Number, deed.At, deed.By, deed.Action, deed.Subject, deed.Detail, hash });
        await db.ExecuteAsync("update audit_head set hash = @hash", new { hash });
    }
}
