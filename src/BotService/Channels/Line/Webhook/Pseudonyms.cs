using System.Security.Cryptography;
using System.Text;
using BotService.Hosting;

namespace BotService.Channels.Line.Webhook;

/// <summary>Names for LINE's users and groups that lead back to nobody without this installation's key.</summary>
internal sealed class Pseudonyms(IServiceKeys keys)
{
    private readonly byte[] key = keys.Get("line");

    public string Of(string id) =>
        "u-" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id)).AsSpan(0, 12));
}
