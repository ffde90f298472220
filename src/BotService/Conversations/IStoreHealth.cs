namespace BotService.Conversations;

/// <summary>Whether changes are kept: a store that can be read may still have no room left.</summary>
public interface IStoreHealth
{
    /// <summary>
    /// True while changes are kept. After one failed, a small change is tried at each asking, so that
    /// it is known when they are again.
    /// </summary>
    Task<bool> KeepsAsync(CancellationToken cancel);
}
