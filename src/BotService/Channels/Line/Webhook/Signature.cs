using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace BotService.Channels.Line.Webhook;

/// <summary>
/// <c>x-line-signature</c>: the Base64 of an HMAC-SHA256 with the channel secret over the
/// body's bytes, just as they came.
/// </summary>
internal static class Signature
{
    public const string Header = "x-line-signature";

    /// <summary>The Base64 of 32 bytes.</summary>
    private const int Characters = 44;

    /// <summary>
    /// Could be one: exactly one header, for of two one could be forged, and the Base64 of
    /// as many bytes as an HMAC has.
    /// </summary>
    public static bool IsWellFormed(StringValues header) =>
        TryDecode(header, stackalloc byte[HMACSHA256.HashSizeInBytes]);

    /// <param name="secrets">During a change there are two; all are tried, so that the time
    /// taken tells nothing.</param>
    public static bool IsGood(StringValues header, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets)
    {
        Span<byte> sent = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!TryDecode(header, sent)) return false;

        Span<byte> ours = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var good = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, ours);
            good |= CryptographicOperations.FixedTimeEquals(sent, ours);
        }

        return good;
    }

    private static bool TryDecode(StringValues header, Span<byte> sent) =>
        header is [{ Length: Characters } text] && Convert.TryFromBase64String(text, sent, out var length)
        && length == sent.Length;
}
