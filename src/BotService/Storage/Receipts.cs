using BotService.Conversations;
using BotService.Engine.Cases;
using Dapper;

namespace BotService.Storage;

internal sealed class Receipts(Database database) : IReceipts
{
    public async Task<Receipt?> FindAsync(string id, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<(DateTimeOffset? At, string Sheet, string? Given)>(
                "select at, sheet, given from receipts where id = @id", new { id }), cancel);
        return row.At is { } at
            ? new Receipt(id, at, Json.Read<Sheet>(row.Sheet)) { Case = row.Given is { } given ? Json.Read<GivenCase>(given) : null }
            : null;
    }
}
