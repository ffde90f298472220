namespace BotService.Hosting;

/// <summary>
/// The store cannot be used just now or at all: locked, not writable, full, not ours. The message
/// names the place and the remedy.
/// </summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
