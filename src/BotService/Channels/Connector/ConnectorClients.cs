namespace BotService.Channels.Connector;

/// <summary>Clients for what the SDK sends. It disposes of each after use; the connections below stay.</summary>
internal sealed class ConnectorClients(HttpMessageHandler handler) : IHttpClientFactory
{
    private const int LargestAnswer = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public HttpClient CreateClient(string name) => new(handler, disposeHandler: false)
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>Follows no redirect: a token must not travel to where its receiver points.</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = Patience,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // The SDK puts the conversation's id into a header; a channel may have other letters in it.
        RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8,
    };
}
