using System.Security.Cryptography;
using System.Text;
using BotService.Bot;
using Microsoft.AspNetCore.DataProtection;

namespace BotService.Storage;

/// <summary>Encrypts raw activities while they wait. The keys lie beside the database, so that a restart can read what a crash left.</summary>
internal sealed class InboxCipher
{
    private readonly IDataProtector protector;

    public InboxCipher(IDataProtectionProvider protection)
    {
        protector = protection.CreateProtector("Storage.Inbox.v1");

        // Makes or reads the key now: the start is the time to find that this cannot be done, and the first citizen need not wait for it.
        protector.Protect([]);
    }

    public byte[] Seal(Activity raw) => protector.Protect(Encoding.UTF8.GetBytes(raw.ToJson()));

    /// <summary>Null when the key is gone or the bytes are not ours.</summary>
    public Activity? Open(byte[]? blob)
    {
        try
        {
            return blob is null ? null : Activity.Parse(protector.Unprotect(blob));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
