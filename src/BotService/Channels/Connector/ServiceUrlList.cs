using Microsoft.Extensions.Options;

namespace BotService.Channels.Connector;

/// <summary>
/// Where replies, and the bot's token with them, may go. A caller names it, and could else have us post anywhere.
/// </summary>
internal sealed class ServiceUrlList(IOptions<ConnectorOptions> options)
{
    private const int MaxLength = 1024;

    private readonly string[] hosts = [.. options.Value.ServiceUrlsOrDefault];

    public bool Allows(string? url) =>
        url is { Length: > 0 and <= MaxLength }
        && url.AsSpan().IndexOfAny('?', '#', '\\') < 0 // A query or fragment would swallow the path that the protocol adds.
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
        && ((uri.Scheme == Uri.UriSchemeHttps && IsListed(uri)) || (options.Value.LocalTesting && IsHere(uri)));

    /// <summary>A name, never an address: those of the machine's own network have no place on the list.</summary>
    public static bool IsHost(string entry)
    {
        var name = entry.StartsWith("*.", StringComparison.Ordinal) ? entry[2..] : entry;
        return Uri.TryCreate($"https://{name}", UriKind.Absolute, out var uri)
            && uri.HostNameType == UriHostNameType.Dns
            && uri.Host.Contains('.') && string.Equals(HostOf(uri), name, StringComparison.OrdinalIgnoreCase);
    }

    private bool IsListed(Uri uri) =>
        uri.HostNameType == UriHostNameType.Dns && hosts.Any(host => Covers(host, HostOf(uri)));

    private static bool IsHere(Uri uri) =>
        uri.IsLoopback && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static bool Covers(string entry, string host) => entry.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(entry[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(host, entry, StringComparison.OrdinalIgnoreCase);

    private static string HostOf(Uri uri) => uri.IsDefaultPort ? uri.IdnHost : $"{uri.IdnHost}:{uri.Port}";
}
