using System.Net;
using System.Net.Sockets;

namespace BotService.Hosting;

/// <summary>What counts as one caller.</summary>
internal static class CallerAddress
{
    /// <summary>An IPv6 subscriber has a whole /64, so that is what counts as one address.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "local";

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
