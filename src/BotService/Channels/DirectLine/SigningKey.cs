using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Channels.DirectLine;

/// <summary>
/// The key behind the tokens: configured, or kept with the store. It outlives a restart, so that
/// open pages need not begin again.
/// </summary>
internal sealed class SigningKey(IOptions<DirectLineOptions> options, IServiceKeys keys)
{
    private readonly Lazy<byte[]> key = new(() =>
        options.Value.TokenKey is { Length: > 0 } configured
            ? Convert.FromBase64String(configured) : keys.Get("directline"));

    public byte[] Bytes => key.Value;
}
