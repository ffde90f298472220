using System.Net;

namespace BotService.Protocol;

/// <summary>How near a caller is, for what only the organisation's own people and machines may see.</summary>
internal static class Nearness
{
    /// <summary>Any of them shows that somebody else called the caller.</summary>
    private static readonly string[] ForwardingHeaders =
    [
        "Forwarded", "X-Forwarded", "X-Original-", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP",
        "X-ProxyUser-Ip", "X-Envoy-",
        "X-ARR-", "X-Azure-", "True-Client-IP", "CF-", "Fastly-", "Via",
    ];

    /// <summary>A proxy that adds no header is not seen.</summary>
    public static bool CameByProxy(HttpRequest request) => request.Headers.Any(
        header => ForwardingHeaders.Any(one => header.Key.StartsWith(one, StringComparison.OrdinalIgnoreCase)));

    /// <summary>This machine, or a network that the Internet does not route.</summary>
    public static bool IsPrivate(IPAddress? address) => Plain(address) switch
    {
        null => false,
        var own when IPAddress.IsLoopback(own) || own.IsIPv6UniqueLocal || own.IsIPv6LinkLocal => true,
        var other => other.GetAddressBytes() is [10, _, _, _] or [172, >= 16 and < 32, _, _] or [192, 168, _, _],
    };

    public static IPAddress? Plain(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
