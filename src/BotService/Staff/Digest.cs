using System.Security.Cryptography;
using System.Text;

namespace BotService.Staff;

/// <summary>What is kept of a secret, or stands for a text: its SHA-256, in lower hex.</summary>
internal static class Digest
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
