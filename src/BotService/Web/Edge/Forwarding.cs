using System.Net;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace BotService.Web.Edge;

/// <summary>
/// Looks at what proxies forward before any of it is believed, and says so when it will not be: then all callers
/// share one address and one limit.
/// </summary>
internal sealed partial class Forwarding(
    IOptions<ProxyOptions> proxies, IOptions<SiteOptions> site, ILogger<Forwarding> log)
{
    private readonly IPAddress[] addresses = [.. proxies.Value.Addresses.Select(address => Nearness.Plain(address)!)];
    private readonly System.Net.IPNetwork[] networks = [.. proxies.Value.Networks];

    private int told;

    public Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Request.Headers;
        if (headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
            && !IsTrusted(http.Connection.RemoteIpAddress)
            && Interlocked.Exchange(ref told, 1) == 0)
        {
            NotBelieved(log, Named(http.Connection.RemoteIpAddress));
        }

        // The scheme goes into links; a proxy that passes on what a stranger sent must not put javascript: there.
        if (headers.TryGetValue(ForwardedHeadersDefaults.XForwardedProtoHeaderName, out var schemes)
            && !schemes.ToString().Split(',').All(scheme => scheme.Trim().ToLowerInvariant() is "http" or "https"))
        {
            headers.Remove(ForwardedHeadersDefaults.XForwardedProtoHeaderName);
        }

        return next(http);
    }

    /// <summary>A public https address, while nothing here speaks TLS, means a proxy.</summary>
    public void CheckStart(IEnumerable<string> listening)
    {
        if (proxies.Value.Trusted.Count == 0 && site.Value.Address("")
            .StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            && !listening.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
        {
            NoneTrusted(log);
        }
    }

    private bool IsTrusted(IPAddress? peer)
    {
        var address = Nearness.Plain(peer);
        return address is not null && (addresses.Contains(address) || networks.Any(one => one.Contains(address)));
    }

    /// <summary>
    /// Addresses of one's own networks help the operator; a public one may be a citizen's and stays out of the log.
    /// </summary>
    private static string Named(IPAddress? peer) =>
        Nearness.IsPrivate(peer) ? Nearness.Plain(peer)!.ToString() : "a public address";

    [LoggerMessage(1301, LogLevel.Warning, "Site:PublicUrl is https and no TLS is spoken here, but Proxies:Trusted names no proxy: "
        + "all citizens would share the proxy's address and one rate limit")]
    private static partial void NoneTrusted(ILogger log);

    [LoggerMessage(1302, LogLevel.Warning, "X-Forwarded-For came from {Peer}, which Proxies:Trusted does not name: it is not believed. "
        + "If a proxy of yours sends it, all citizens share one address and one rate limit. Said once")]
    private static partial void NotBelieved(ILogger log, string peer);
}
