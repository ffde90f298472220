using System.Security.Cryptography;
using System.Text;
using BotService.Bot;
using Microsoft.AspNetCore.DataProtection;

namespace BotService.Storage;

/// <summary>Encrypts raw activities while they wait. The keys lie beside the database, so that a restart can read what a crash left.</summary>
internal sealed class InboxCipher(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Storage.Inbox.v1");

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
