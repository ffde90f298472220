using BotService.Conversations;
using BotService.Hosting;
using Dapper;

namespace BotService.Storage;

internal sealed class StoreHealth(Database database) : IStoreHealth
{
    public async Task<bool> KeepsAsync(CancellationToken cancel)
    {
        if (database.FailingSince is null) return true;
        try
        {
            // Writes what is there already: a commit that goes to disk and changes nothing.
            await database.WriteAsync(db => db.ExecuteAsync("update migrations set name = name where number = 1"), cancel);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
