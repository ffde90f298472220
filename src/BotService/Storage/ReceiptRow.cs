using System.Data.Common;
using BotService.Conversations;

namespace BotService.Storage;

/// <summary>A sheet under its number. Runs inside a write.</summary>
internal static class ReceiptRow
{
    public static Task AddAsync(DbConnection db, string conversation, Receipt receipt) => db.LaterAsync(
        "insert into receipts (id, at, conversation, entry, sheet, release, given) "
        + "values (@Id, @At, @conversation, @Entry, @Sheet, @Release, @Given)",
        new
        {
            receipt.Id, receipt.At, conversation, receipt.Sheet.Entry, Sheet = Json.Write(receipt.Sheet), receipt.Sheet.Release,
            Given = receipt.Case is { } given ? Json.WriteBare(given) : null,
        });
}
