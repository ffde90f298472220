using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotService.Channels.DirectLine;

/// <summary>What a token allows.</summary>
/// <param name="User">The user every activity is sent as; null when the page names its own.</param>
/// <param name="Origins">The only pages that may use it; empty when it does not say.</param>
internal sealed record Grant(string Conversation, string? User, IReadOnlyList<string> Origins)
{
    public Grant(string conversation, string? user) : this(conversation, user, [])
    {
    }

    /// <summary>Given to a telephone gateway: the conversation is a call.</summary>
    public bool IsVoice { get; init; }
}

internal enum TokenState { Valid, Expired, Invalid }

/// <summary>
/// Makes and reads tokens. A JWT, because stock clients look into it for the claim <c>user</c>; the audience keeps a
/// leaked stream address from being an API token.
/// </summary>
internal sealed class Tokens(SigningKey key, IOptions<DirectLineOptions> options, TimeProvider time)
{
    private const string Issuer = "botservice";
    private const string ApiAudience = "directline";
    private const string StreamAudience = "directline-stream";

    /// <summary>Longer tokens are refused unread.</summary>
    private const int MaxLength = 16 * 1024;

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly TimeSpan apiLife = TimeSpan.FromMinutes(options.Value.TokenMinutes);
    private readonly TimeSpan streamLife = TimeSpan.FromSeconds(options.Value.StreamTokenSeconds);

    /// <summary>Whole seconds, as <c>expires_in</c> tells clients.</summary>
    public int LifeInSeconds => (int)Math.Ceiling(apiLife.TotalSeconds);

    public string ForApi(Grant grant) => Issue(grant, ApiAudience, apiLife);

    public string ForStream(Grant grant) => Issue(grant, StreamAudience, streamLife);

    public TokenState ReadApi(string token, out Grant? grant) => Read(token, ApiAudience, out grant);

    public TokenState ReadStream(string token, out Grant? grant) => Read(token, StreamAudience, out grant);

    private string Issue(Grant grant, string audience, TimeSpan life)
    {
        var now = time.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = audience,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + life).ToUnixTimeMilliseconds() / 1000.0,
            ["conv"] = grant.Conversation,
        };
        if (grant.User is not null) claims["user"] = grant.User;

        if (grant.IsVoice) claims["voice"] = "true";

        if (grant.Origins.Count > 0)
            claims["origins"] = new JsonArray([.. grant.Origins.Select(origin => JsonValue.Create(origin))]);

        return handler.CreateToken(claims.ToJsonString(), new SigningCredentials(Key, SecurityAlgorithms.HmacSha256));
    }

    private TokenState Read(string token, string audience, out Grant? grant)
    {
        grant = null;
        if (Proved(token, audience) is not { } claims
            || claims.Text("conv") is not { } conversation || claims.Moment("exp") is not { } end)
        {
            return TokenState.Invalid;
        }

        if (time.GetUtcNow() >= end) return TokenState.Expired;

        grant = new Grant(conversation, claims.Text("user"), claims.Texts("origins"))
        {
            IsVoice = claims.Text("voice") == "true"
        };
        return TokenState.Valid;
    }

    /// <summary>
    /// The claims of a token that was made here; null for any other. Its end is looked at by the caller, by our clock.
    /// </summary>
    private TokenClaims? Proved(string token, string audience)
    {
        if (token.Length > MaxLength) return null;

        var result = handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = Key,
            ValidIssuer = Issuer,
            ValidAudience = audience,
            ValidateLifetime = false,
        });
        // With a key at hand nothing is waited for.
        return result.GetAwaiter().GetResult() is { IsValid: true, SecurityToken: JsonWebToken jwt }
            ? TokenClaims.Of(jwt) : null;
    }

    private SymmetricSecurityKey Key => field ??= new SymmetricSecurityKey(key.Bytes);
}
