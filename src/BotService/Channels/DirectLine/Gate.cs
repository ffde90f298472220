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
    private readonly SharedSecret[] secrets = [.. DirectLineOptions.Given(options.Value.Secrets).Select(Shared)];
    private readonly SharedSecret[] voices = [.. DirectLineOptions.Given(options.Value.VoiceSecrets).Select(Shared)];

    public Entrance Admit(HttpRequest request)
    {
        if (SharedSecret.Bearer(request) is not { } bearer)
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
        secrets.Length + voices.Length > 0 && SharedSecret.Bearer(request) is { } bearer && Secret(bearer).IsGood;

    /// <summary>Compared with all of them: which one it is does not show in the time taken.</summary>
    private (bool IsGood, bool IsVoice) Secret(string bearer)
    {
        var (found, voice) = (false, false);
        foreach (var secret in secrets) found |= secret.Is(bearer);
        foreach (var secret in voices) voice |= secret.Is(bearer);

        return (found | voice, voice);
    }

    private static SharedSecret Shared(string secret) => new(secret);
}
