using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Channels.DirectLine;

/// <summary>
/// Which web pages may use the service. A caller without <c>Origin</c> is no web page, and what it
/// may do hangs on its token alone.
/// </summary>
/// <remarks>
/// Without <c>DirectLine:TrustedOrigins</c>, pages of any origin may use a token they were given,
/// but only our own may ask for one.
/// </remarks>
internal sealed class Origins(IOptions<SiteOptions> site)
{
    /// <summary>
    /// A token may be narrower than the service: when it names origins, only these and our own count.
    /// </summary>
    /// <param name="ofToken">Empty when the token names none.</param>
    public bool MayUse(HttpRequest request, IReadOnlyList<string> ofToken)
    {
        if (request.Headers.Origin.Count == 0 || IsOwn(request)) return true;

        var trusted = ofToken.Count > 0 ? ofToken : site.Value.TrustedOrigins;
        return trusted.Count == 0 || IsAmong(trusted, request.Headers.Origin);
    }

    /// <summary>Stricter than using a token, because anybody can ask.</summary>
    public bool MayAskForToken(HttpRequest request) =>
        request.Headers.Origin.Count == 0 || IsOwn(request)
        || IsAmong(site.Value.TrustedOrigins, request.Headers.Origin);

    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;

    /// <summary>The scheme is left out: behind a proxy that ends TLS it may differ from what the browser saw.</summary>
    private bool IsOwn(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
        && (Same(origin.Authority, request.Host.Value)
            || (Uri.TryCreate(site.Value.PublicUrl, UriKind.Absolute, out var own)
                && Same(origin.Authority, own.Authority)));

    private static bool IsAmong(IEnumerable<string> trusted, string? origin) =>
        trusted.Any(one => Same(one.TrimEnd('/'), origin));

    private static bool Same(string? one, string? other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
