using System.Net;
using System.Text.RegularExpressions;
using BotService.Protocol;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace BotService.Channels.Connector;

/// <summary>
/// The <c>Authorization</c> header for the SDK to check; null for a caller on this machine that needs none. Or why not.
/// </summary>
internal readonly record struct CallPass(string? Authorization, ProtocolError? Refusal)
{
    public static implicit operator CallPass(ProtocolError refusal) => new(null, refusal);
}

/// <summary>
/// Stands before the SDK, which takes any content type and length, lets everybody in when there is no app id, and
/// fetches keys for any stranger. What a token says is read here and proved there.
/// </summary>
internal sealed partial class CallGuard(IOptions<ConnectorOptions> options, TimeProvider time, ILogger<CallGuard> log)
{
    public const int MaxBytes = 256 * 1024;

    private const int MaxToken = 16 * 1024;
    private const string Scheme = "Bearer ";

    /// <summary>As the SDK allows.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public CallPass Admit(HttpRequest request)
    {
        // Asked for even on this machine: a web page can make a browser send anything but this without asking first.
        if (!request.HasJsonContentType())
            return ProtocolError.NotSupported("The content type must be application/json.");

        if (request.ContentLength > MaxBytes) return ProtocolError.TooBig(MaxBytes);

        if (options.Value.AppId.Length == 0)
        {
            return options.Value.LocalTesting && IsLocal(request) ? default(CallPass) : Refuse(
                "no app id", ProtocolError.Forbidden(
                "Without Bot:AppId nobody may call, except from this machine where Bot:AllowLocalWithoutAppId is set."));
        }

        if (request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse("no token", ProtocolError.Unauthorized("A token is required."));
        }

        var token = header[Scheme.Length..].Trim();
        return Fault(token) is { } fault
            ? Refuse(fault, ProtocolError.Unauthorized("The token is not valid."))
            : new CallPass(Scheme + token, null);
    }

    private string? Fault(string token)
    {
        if (Parse(token) is not { } jwt) return "unreadable";

        // Tenants, the Emulator and other bots have issuers of their own; only the
        // channels' service speaks for a channel.
        var now = time.GetUtcNow().UtcDateTime;
        return jwt.Alg is not "RS256" || jwt.TryGetHeaderValue<object>("crit", out _) ? "algorithm"
            : !KeyId().IsMatch(jwt.Kid ?? "") ? "key id"
            : jwt.Issuer != AuthenticationConstants.ToBotFromChannelTokenIssuer ? "issuer"
            : jwt.Audiences.ToList() is not [{ } audience] || audience != options.Value.AppId ? "audience"
            : jwt.ValidTo <= now - ClockSkew ? "expired" // One without an end has ended long ago.
            : jwt.ValidFrom > now + ClockSkew ? "not yet valid"
            : null;
    }

    private static JsonWebToken? Parse(string token)
    {
        if (token.Length is 0 or > MaxToken || token.Contains(' ') || token.AsSpan().Count('.') != 2) return null;

        try
        {
            var jwt = new JsonWebToken(token);
            // Read where reading may fail, which is not before it is asked for.
            _ = (jwt.Alg, jwt.Kid, jwt.Issuer, jwt.Audiences.Count(), jwt.ValidTo, jwt.ValidFrom);
            return jwt;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null; // A stranger wrote it; the library throws whatever its parsers throw.
        }
    }

    /// <summary>
    /// The name of the host is looked at because a page's own name may be made to point to this machine.
    /// </summary>
    private static bool IsLocal(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && (request.Host.Host is "localhost"
            || (IPAddress.TryParse(request.Host.Host, out var host) && IPAddress.IsLoopback(host)))
        && !Nearness.CameByProxy(request);

    private ProtocolError Refuse(string fault, ProtocolError refusal)
    {
        Refused(log, fault);
        return refusal;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,200}\z")]
    private static partial Regex KeyId();

    [LoggerMessage(1511, LogLevel.Warning, "A call to /api/messages was refused: {Fault}")]
    private static partial void Refused(ILogger log, string fault);
}
