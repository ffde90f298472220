using System.Security.Cryptography;
using System.Text;
using BotService.Protocol;
using Microsoft.AspNetCore.DataProtection;

namespace BotService.Storage;

/// <summary>
/// Encrypts raw activities and tickets while they wait. The keys lie beside the database, so that a
/// restart can read what a crash left.
/// </summary>
internal sealed class InboxCipher
{
    private readonly IDataProtector protector;

    public InboxCipher(IDataProtectionProvider protection)
    {
        protector = protection.CreateProtector("Storage.Inbox.v1");

        // Makes or reads the key now: the start is the time to find that this cannot be done, and the
        // first citizen need not wait for it.
        protector.Protect([]);
    }

    public byte[] Seal(Activity raw) => protector.Protect(Encoding.UTF8.GetBytes(raw.ToJson()));

    public byte[]? SealText(string? text) => text is null ? null : protector.Protect(Encoding.UTF8.GetBytes(text));

    /// <summary>Null when the key is gone or the bytes are not ours.</summary>
    public Activity? Open(byte[]? blob) => Unprotect(blob) is { } bytes ? Activity.Parse(bytes) : null;

    /// <summary>Null when there is none, the key is gone or the bytes are not ours.</summary>
    public string? OpenText(byte[]? blob) => Unprotect(blob) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private byte[]? Unprotect(byte[]? blob)
    {
        try
        {
            return blob is null ? null : protector.Unprotect(blob);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
