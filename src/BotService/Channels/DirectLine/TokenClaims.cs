using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotService.Channels.DirectLine;

/// <summary>
/// The claims as they stand in a token, of the types they must have. The library would take an end written as text,
/// and cuts off parts of seconds.
/// </summary>
internal readonly struct TokenClaims(JsonElement json)
{
    /// <summary>Null when the token asks for more than is understood here, or names a claim twice.</summary>
    public static TokenClaims? Of(JsonWebToken token)
    {
        try
        {
            // An extension marked critical and not understood must be refused (RFC 7515, 4.1.11); the
            // library leaves that to its callers.
            using var header = Parse(token.EncodedHeader);
            using var claims = Parse(token.EncodedPayload);
            return header.RootElement.TryGetProperty("crit", out _)
                ? null : new TokenClaims(claims.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string? Text(string claim) => json.TryGetProperty(claim, out var value) ? TextOf(value) : null;

    public IReadOnlyList<string> Texts(string claim) =>
        json.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(TextOf).OfType<string>()]
        : [];

    /// <summary>The claim as seconds since 1970; null when it is absent or no such number.</summary>
    public DateTimeOffset? Moment(string claim) =>
        json.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
            && seconds is >= 0 and < 250_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    private static JsonDocument Parse(string part) =>
        JsonDocument.Parse(
            Base64UrlEncoder.DecodeBytes(part), new JsonDocumentOptions { AllowDuplicateProperties = false });

    private static string? TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
