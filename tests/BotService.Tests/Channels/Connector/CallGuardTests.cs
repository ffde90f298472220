using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BotService.Tests.Channels.Connector;

/// <summary>Who gets as far as the SDK, and with what.</summary>
public sealed class CallGuardTests : IAsyncLifetime
{
    internal const string Message = """
        {"type":"message","id":"a1","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/tw/","text":"hi",
         "from":{"id":"user1"},"recipient":{"id":"bot1"},"conversation":{"id":"conv1"}}
        """;

    private readonly FakeIssuer issuer = new();
    private readonly FakeChannel outside = ConnectorHost.Outside();
    private ChannelHost host = null!;

    public async Task InitializeAsync() =>
        host = await ConnectorHost.StartAsync(outside, ConnectorHost.Registered(issuer));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task ContentType_OtherThanJson_Is415(string type)
    {
        var content = new StringContent(Message, Encoding.UTF8, type);
        var answer = await host.SendAsync(HttpMethod.Post, "/api/messages", issuer.Sign(), content);
        Assert.Equal((415, "NotSupported"), (answer.Status, answer.ErrorCode));
        ConnectorHost.AssertUntouched(host, outside);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TwentyMegabytes_Is413(bool chunked)
    {
        HttpContent content = chunked
            ? new StreamContent(new Endless(20_000_000)) : new ByteArrayContent(new byte[20_000_000]);
        content.Headers.ContentType = new("application/json");
        var answer = await host.SendAsync(HttpMethod.Post, "/api/messages", issuer.Sign(), content);
        Assert.Equal((413, "MessageSizeTooBig"), (answer.Status, answer.ErrorCode));
        ConnectorHost.AssertUntouched(host, outside);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task Length_UpTo256KiB_IsTaken(int over, int status)
    {
        var padded = Message.Insert(1, new string(' ', (256 * 1024) - Message.Length + over));
        Assert.Equal(status, (await host.PostAsync("/api/messages", issuer.Sign(), padded)).Status);
    }

    [Theory]
    [InlineData("https://10.0.0.5/")]
    [InlineData("https://169.254.169.254/latest/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://localhost/")]
    [InlineData("http://127.0.0.1:9999/internal/admin")]
    [InlineData("http://smba.trafficmanager.net/tw/")]
    [InlineData("https://smba.trafficmanager.net/tw/?to=/admin")]
    [InlineData("https://smba.trafficmanager.net/admin/exact#")]
    [InlineData("https://anyone.trafficmanager.net/tw/")]
    [InlineData("https://intranet.ask.gov.tw/")]
    public async Task ServiceUrl_OffTheList_Is400ThoughTheTokenNamesIt(string serviceUrl)
    {
        var message = Message.Replace("https://smba.trafficmanager.net/tw/", serviceUrl, StringComparison.Ordinal);
        var answer = await host.PostAsync(
            "/api/messages", issuer.Sign(claims => claims["serviceurl"] = serviceUrl), message);
        Assert.Equal((400, "BadArgument"), (answer.Status, answer.ErrorCode));
        ConnectorHost.AssertUntouched(host, outside);
    }

    [Fact]
    public async Task ServiceUrl_HostOfTheOperatorsList_IsTaken()
    {
        (string, string)[] settings = [.. ConnectorHost.Registered(issuer), ("Bot:ServiceUrls:0", "*.gov.tw")];
        await using var other = await ConnectorHost.StartAsync(outside, settings);
        var message = Message.Replace("smba.trafficmanager.net", "bots.ask.gov.tw", StringComparison.Ordinal);
        var token = issuer.Sign(claims => claims["serviceurl"] = "https://bots.ask.gov.tw/tw/");
        Assert.Equal(200, (await other.PostAsync("/api/messages", token, message)).Status);
        // The list takes the place of the default.
        Assert.Equal(400, (await other.PostAsync("/api/messages", issuer.Sign(), Message)).Status);
    }

    [Fact]
    public async Task WithoutAppId_NobodyIsLetIn()
    {
        await using var closed = await ConnectorHost.StartAsync(outside);
        foreach (var token in new[] { null, issuer.Sign() })
        {
            var answer = await closed.PostAsync("/api/messages", token, Message);
            Assert.Equal((403, "Forbidden"), (answer.Status, answer.ErrorCode));
        }

        ConnectorHost.AssertUntouched(closed, outside);
    }

    /// <summary>
    /// As nginx forwards when nothing is said: the stranger looks local, and nothing in the request tells.
    /// </summary>
    [Fact]
    public async Task WithoutAppId_ProxyThatAddsNothing_LetsNobodyIn()
    {
        await using var closed = await ConnectorHost.StartAsync(outside);
        using var proxy = new PlainProxy(closed.Address.Port);
        using var http = new HttpClient();
        using var answer = await http.PostAsync(
            new Uri($"http://127.0.0.1:{proxy.Port}/api/messages"), ChannelHost.Json(Message));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        ConnectorHost.AssertUntouched(closed, outside);
    }

    [Theory]
    [InlineData("Accept-Language", "zh-TW", 200)]
    [InlineData("X-Forwarded-For", "203.0.113.1", 403)]
    [InlineData("X-Forwarded-Proto", "https", 403)]
    [InlineData("Forwarded", "for=203.0.113.1", 403)]
    [InlineData("X-Real-IP", "203.0.113.1", 403)]
    [InlineData("x-real-ip", "203.0.113.1", 403)]
    [InlineData("Via", "1.1 proxy", 403)]
    [InlineData("CF-Connecting-IP", "203.0.113.1", 403)]
    [InlineData("True-Client-IP", "203.0.113.1", 403)]
    [InlineData("X-Original-For", "127.0.0.1", 403)]
    [InlineData("Host", "ask.example.gov.tw", 403)]
    [InlineData("Host", "127.0.0.1.example", 403)]
    public async Task LocalTesting_LetsInWhoCallsFromHereAndNobodyElse(string header, string value, int status)
    {
        await using var open = await ConnectorHost.StartAsync(outside, ConnectorHost.LocalTesting);
        var message = Message.Replace(
            "https://smba.trafficmanager.net/tw/", "http://127.0.0.1:9/", StringComparison.Ordinal);
        var answer = await open.SendAsync(
            HttpMethod.Post, "/api/messages", null, ChannelHost.Json(message), (header, value));
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? 1 : 0, open.Bot.Heard.Count);
    }

    [Fact]
    public async Task LocalTesting_WithAppId_ChangesNothing()
    {
        (string, string)[] settings = [.. ConnectorHost.Registered(issuer), .. ConnectorHost.LocalTesting];
        await using var other = await ConnectorHost.StartAsync(outside, settings);
        Assert.Equal(401, (await other.PostAsync("/api/messages", null, Message)).Status);
        var local = Message.Replace(
            "https://smba.trafficmanager.net/tw/", "http://127.0.0.1:9/", StringComparison.Ordinal);
        var token = issuer.Sign(claims => claims["serviceurl"] = "http://127.0.0.1:9/");
        Assert.Equal(400, (await other.PostAsync("/api/messages", token, local)).Status);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        issuer.Dispose();
        outside.Dispose();
    }

    /// <summary>Passes bytes on in both directions, and adds none.</summary>
    private sealed class PlainProxy : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public PlainProxy(int to)
        {
            listener.Start();
            _ = PassAsync(to);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void Dispose() => listener.Dispose();

        private async Task PassAsync(int to)
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, to);
            await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
        }
    }

    /// <summary>Does not tell its length.</summary>
    private sealed class Endless(long left) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set =>
            throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(left, count);
            left -= read;
            buffer.AsSpan(offset, read).Fill((byte)' ');
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
