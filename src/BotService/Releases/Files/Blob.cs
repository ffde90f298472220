using System.Security.Cryptography;

namespace BotService.Releases.Files;

/// <summary>Bytes, named by what they are.</summary>
/// <param name="Hash">Their SHA-256 in lower hex.</param>
public sealed record Blob(string Hash, byte[] Bytes)
{
    public static Blob Of(byte[] bytes) => new(HashOf(bytes), bytes);

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
