using System.Security.Cryptography;
using System.Text;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.DirectLine;

/// <summary>Who is calling: the holder of a secret (no grant), or of a token.</summary>
/// <param name="IsVoice">A telephone gateway.</param>
internal sealed record Caller(Grant? Grant, bool IsVoice)
{
    public bool HasSecret => Grant is null;
}

/// <summary>Either the caller or why not.</summary>
internal readonly record struct Entrance(Caller? Caller, ProtocolError? Refusal)
{
    public static implicit operator Entrance(ProtocolError refusal) => new(null, refusal);
}

/// <summary>
/// Checks the <c>Authorization</c> header. What stock clients make of the answers decides them: an expired token must
/// be 403 <c>TokenExpired</c>, or the page cannot recover.
/// </summary>
internal sealed class Gate(Tokens tokens, Origins origins, IOptions<DirectLineOptions> options) : ITrustedCallers
{
    private const string Scheme = "Bearer ";

    private readonly byte[][] secrets = [.. DirectLineOptions.Given(options.Value.Secrets).Select(Hash)];
    private readonly byte[][] voices = [.. DirectLineOptions.Given(options.Value.VoiceSecrets).Select(Hash)];

    public Entrance Admit(HttpRequest request)
    {
        if (Bearer(request) is not { } bearer)
            return ProtocolError.Unauthorized("A secret or token is required: 'Authorization: Bearer …'.");

        if (Secret(bearer) is { IsGood: true } secret) return new(new Caller(Grant: null, secret.IsVoice), null);

        var state = tokens.ReadApi(bearer, out var grant);
        return state == TokenState.Expired ? ProtocolError.TokenExpired
            : state == TokenState.Invalid ? ProtocolError.Unauthorized("The secret or token is not valid.")
            : origins.MayUse(request, grant!.Origins) ? new Entrance(new Caller(grant, grant.IsVoice), null)
            : ProtocolError.Forbidden("The token may not be used by this origin.");
    }

    /// <summary>
    /// For calls on one conversation. A token of another is forbidden, whether or not that conversation exists.
    /// </summary>
    public Entrance Admit(HttpRequest request, string conversation)
    {
        var admission = Admit(request);
        return admission.Caller?.Grant is { } grant && grant.Conversation != conversation
            ? ProtocolError.Forbidden("The token belongs to another conversation.")
            : admission;
    }

    public bool Trusts(HttpRequest request) =>
        secrets.Length + voices.Length > 0 && Bearer(request) is { } bearer && Secret(bearer).IsGood;

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && header.Length > Scheme.Length
            ? header[Scheme.Length..].Trim()
            : null;

    /// <summary>
    /// Compares hashes, all of them: neither length nor position of a difference shows in the time taken.
    /// </summary>
    private (bool IsGood, bool IsVoice) Secret(string bearer)
    {
        var hash = Hash(bearer);
        var (found, voice) = (false, false);
        foreach (var secret in secrets) found |= CryptographicOperations.FixedTimeEquals(secret, hash);
        foreach (var secret in voices) voice |= CryptographicOperations.FixedTimeEquals(secret, hash);

        return (found | voice, voice);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
