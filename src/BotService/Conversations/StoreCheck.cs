using BotService.Hosting;

namespace BotService.Conversations;

/// <summary>Whether the store answers and keeps what it is given: what the service cannot work without.</summary>
internal sealed class StoreCheck(ITurnDoor bot, IStoreHealth health)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<bool> IsWellAsync(CancellationToken cancel)
    {
        try
        {
            // Any look-up that reaches the database; this conversation never exists.
            await bot.FindAsync("healthz", cancel).WaitAsync(Patience, cancel);
            return await health.KeepsAsync(cancel).WaitAsync(Patience, cancel);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            return false;
        }
    }
}
