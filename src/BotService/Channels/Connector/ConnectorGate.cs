using System.Net;
using BotService.Bot.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Connector;

/// <summary>What a caller proved. Both are null for a caller on this machine that needs no proof.</summary>
/// <param name="ServiceUrl">The address its token speaks for.</param>
internal sealed record Proof(string? ServiceUrl, ChannelKey? Key)
{
    public static Proof None { get; } = new(null, null);

    /// <summary>Null when the activity is from where the token says.</summary>
    public ProtocolError? Contradicts(string? serviceUrl, string channel) =>
        Key is null ? null
        : ServiceUrl is null || !ServiceUrls.Same(ServiceUrl, serviceUrl) ? ProtocolError.Forbidden("The token is for another serviceUrl.")
        : Key.Endorsements.Count > 0 && !Key.Endorsements.Contains(channel) ? ProtocolError.Forbidden("The token's key is not endorsed for this channel.")
        : null;
}

/// <summary>Checks the token of a calling channel. Source: Bot Framework authentication, "requests from the Bot Connector service to your bot".</summary>
internal sealed partial class ConnectorGate(OpenIdKeys keys, IOptions<ConnectorOptions> options, TimeProvider time, ILogger<ConnectorGate> log)
{
    private const string Issuer = "https://api.botframework.com";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public async Task<(Proof? Proof, ProtocolError? Refusal)> AdmitAsync(HttpContext http, CancellationToken cancel)
    {
        if (options.Value.AppId.Length == 0)
        {
            return IsLocal(http) ? (Proof.None, null) : (null, ProtocolError.Forbidden("Without Bot:AppId only this machine may call."));
        }

        if (http.Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return (null, ProtocolError.Unauthorized("A token is required."));
        }

        if (Jws.TryParse(header["Bearer ".Length..].Trim()) is not { KeyId: { } keyId } token)
        {
            return Refuse("unreadable");
        }

        // What costs nothing is looked at before keys are fetched for a stranger.
        var now = time.GetUtcNow();
        if (Fault(token, now) is { } fault)
        {
            return Refuse(fault);
        }

        ChannelKey? key;
        try
        {
            key = await keys.FindAsync(keyId, cancel);
        }
        catch (HttpRequestException e)
        {
            NoKeys(log, options.Value.OpenIdMetadata, e);
            return (null, ProtocolError.Unavailable("The caller cannot be verified now."));
        }

        return key is null ? Refuse("key")
            : !token.IsSignedRs256(key.Key) ? Refuse("signature")
            : (new Proof(token.Text("serviceurl"), key), null);
    }

    private string? Fault(Jws token, DateTimeOffset now)
    {
        var tenant = options.Value.TenantId;
        var issuer = token.Text("iss");
        var known = issuer == Issuer
            || (tenant.Length > 0 && (issuer == $"https://sts.windows.net/{tenant}/" || issuer == $"https://login.microsoftonline.com/{tenant}/v2.0"));
        return !known ? "issuer"
            : !token.Texts("aud").Contains(options.Value.AppId) ? "audience"
            : token.Moment("exp") is not { } end || now >= end + ClockSkew ? "expired"
            : token.Moment("nbf") is { } start && now < start - ClockSkew ? "not yet valid"
            : null;
    }

    /// <summary>A proxy on this machine makes strangers look local; its headers give them away.</summary>
    private static bool IsLocal(HttpContext http) =>
        (http.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    private (Proof?, ProtocolError?) Refuse(string fault)
    {
        Refused(log, fault);
        return (null, ProtocolError.Unauthorized("The token is not valid."));
    }

    [LoggerMessage(1511, LogLevel.Warning, "A call to /api/messages was refused: {Fault}")]
    private static partial void Refused(ILogger log, string fault);

    [LoggerMessage(1512, LogLevel.Error, "No keys from {Metadata}; callers cannot be verified")]
    private static partial void NoKeys(ILogger log, string metadata, Exception fault);
}
