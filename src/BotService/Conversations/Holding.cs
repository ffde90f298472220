using BotService.Hosting;

namespace BotService.Conversations;

/// <summary>
/// Goes on holding a conversation while something is done in it. When that fails for a whole lease, another process may
/// take it up; then nothing of what is done here is kept.
/// </summary>
internal sealed class Holding : IDisposable
{
    private readonly ITimer timer;

    public Holding(IClaims claims, TimeProvider time, string conversation) =>
        timer = time.CreateTimer(_ => _ = HoldAsync(claims, conversation), null, claims.Lease / 3, claims.Lease / 3);

    public void Dispose() => timer.Dispose();

    private static async Task HoldAsync(IClaims claims, string conversation)
    {
        try
        {
            await claims.HoldAsync(conversation, CancellationToken.None);
        }
        catch (Exception e) when (e is StoreUnavailableException or ObjectDisposedException)
        {
            // Tried again soon; a store that is gone is in the logs already.
        }
    }
}
