namespace BotService.Protocol;

/// <summary>Where replies, and the tokens that go with them, may be sent.</summary>
internal static class ServiceUrls
{
    /// <param name="loopback">Plain http to this machine is good too.</param>
    public static bool IsSafe(string? url, bool loopback) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (loopback && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
