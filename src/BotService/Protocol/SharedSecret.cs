using System.Security.Cryptography;
using System.Text;

namespace BotService.Protocol;

/// <summary>
/// What a caller and we both know. Hashes are compared: neither length nor position of a difference shows in the time
/// taken.
/// </summary>
internal sealed class SharedSecret(string secret)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] hash = Hash(secret);

    public bool Is(string given) => CryptographicOperations.FixedTimeEquals(hash, Hash(given));

    /// <summary>What the caller shows; null for nothing, or several.</summary>
    public static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && header.Length > Scheme.Length
            ? header[Scheme.Length..].Trim()
            : null;

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
