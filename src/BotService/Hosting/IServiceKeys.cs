namespace BotService.Hosting;

/// <summary>Random keys that belong to this installation and outlive a restart.</summary>
public interface IServiceKeys
{
    /// <summary>The same 32 bytes for a name every time; made on first use.</summary>
    /// <param name="name">Lower-case letters and hyphens.</param>
    /// <exception cref="StoreUnavailableException">The key can be neither read nor kept.</exception>
    byte[] Get(string name);
}
