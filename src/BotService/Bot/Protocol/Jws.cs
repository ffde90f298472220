using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotService.Bot.Protocol;

/// <summary>
/// A JSON web token in compact form (RFC 7515, RFC 7519). Reading one proves nothing: a caller first verifies it with the one
/// algorithm it expects, so neither <c>none</c> nor a public key used as a shared secret can pass.
/// </summary>
internal sealed class Jws
{
    /// <summary>Longer tokens are refused unread.</summary>
    private const int MaxLength = 16 * 1024;

    private readonly JsonElement header;
    private readonly JsonElement claims;
    private readonly byte[] signed;
    private readonly byte[] signature;

    private Jws(JsonElement header, JsonElement claims, byte[] signed, byte[] signature) =>
        (this.header, this.claims, this.signed, this.signature) = (header, claims, signed, signature);

    public string? KeyId => TextOf(header, "kid");

    /// <summary>The claim as a string; null when it is absent or of another type.</summary>
    public string? Text(string claim) => TextOf(claims, claim);

    /// <summary>The claim as seconds since 1970; null when it is absent or no such number.</summary>
    public DateTimeOffset? Moment(string claim) =>
        claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
            && seconds is >= 0 and < 250_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    /// <summary>The claim's strings, whether it is one string or a list of them.</summary>
    public IReadOnlyList<string> Texts(string claim)
    {
        if (!claims.TryGetProperty(claim, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(TextOf).OfType<string>()]
            : TextOf(value) is { } one ? [one] : [];
    }

    /// <summary>Null when the string is no such token.</summary>
    public static Jws? TryParse(string token)
    {
        if (token.Length > MaxLength || token.Split('.') is not [var head, var body, var tail])
        {
            return null;
        }

        try
        {
            var header = Read(head);
            var claims = Read(body);
            // An extension marked critical that is not understood must be refused (RFC 7515, 4.1.11); none is understood here.
            return header.ValueKind != JsonValueKind.Object || claims.ValueKind != JsonValueKind.Object || header.TryGetProperty("crit", out _)
                ? null
                : new Jws(header, claims, Encoding.ASCII.GetBytes($"{head}.{body}"), Base64Url.DecodeFromChars(tail));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    public bool IsSignedHs256(byte[] key) =>
        TextOf(header, "alg") == "HS256" && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, signed), signature);

    public bool IsSignedRs256(RSA key) =>
        TextOf(header, "alg") == "RS256" && key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public static string SignHs256(JsonObject claims, byte[] key)
    {
        var input = $"{HeaderHs256}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{input}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(input)))}";
    }

    private static readonly string HeaderHs256 = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    private static JsonElement Read(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), new JsonDocumentOptions { AllowDuplicateProperties = false });
        return document.RootElement.Clone();
    }

    private static string? TextOf(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? TextOf(value) : null;

    private static string? TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair: no string that anything here could equal.
        }
    }
}
