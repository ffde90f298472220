using System.Net.Sockets;
using System.Text;
using BotService.Channels.Line.Webhook;

namespace BotService.Tests.Channels.Line.Webhook;

public sealed class SignatureTests
{
    private const string Json = """{"destination":"U00000000000000000000000000000b07","events":[]}""";

    [Fact]
    public async Task SignedWebhook_IsAccepted()
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal((200, ""), await host.PostAsync(Events.Webhook(Events.Text("過戶"))));
        Assert.Equal("過戶", Assert.Single(Assert.Single(host.Webhooks)).Activity.Said);
    }

    [Fact]
    public async Task SignatureOfAnotherSecret_IsRefusedWithoutAWord()
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal((401, ""), await host.PostAsync(Events.Webhook(Events.Text("過戶")), secret: "another"));
        Assert.Empty(host.Webhooks);
        Assert.Contains(
            host.Logs, line => line.StartsWith("Warning 1653", StringComparison.Ordinal)
                && line.Contains("power", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecretOfAnotherAccount_IsRefused()
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal(401, (await host.PostAsync(Json, account: "water")).Status);
    }

    [Theory]
    [InlineData(WebhookHost.OldSecret)]
    [InlineData(WebhookHost.NewSecret)]
    public async Task EitherSecretDuringAChange_IsGood(string secret)
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal(200, (await host.PostAsync(Json, "water", secret)).Status);
    }

    [Fact]
    public async Task BodyChangedByOneByte_IsRefused()
    {
        var body = Encoding.UTF8.GetBytes(Events.Webhook(Events.Text("過戶")));
        var signature = WebhookHost.Sign(body);
        await using var host = await WebhookHost.StartAsync();
        for (var at = 0; at < body.Length; at += 7)
        {
            var changed = (byte[])body.Clone();
            changed[at] ^= 1;
            Assert.Equal(401, (await host.PostAsync(changed, [(Signature.Header, signature)])).Status);
        }

        Assert.Empty(host.Webhooks);
    }

    [Fact]
    public async Task BodyWrittenAnew_IsRefused()
    {
        var signature = WebhookHost.Sign(Encoding.UTF8.GetBytes("""{"destination":"U1","events":[],"x":"\u904e"}"""));
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal(
            401, (await host.PostAsync("""{"destination":"U1","events":[],"x":"過"}"""u8.ToArray(), [(Signature.Header, signature)])).Status);
    }

    [Theory]
    [InlineData("過戶 é 😀/")]
    [InlineData("\\u904e\\u6236 \\u00e9 \\ud83d\\ude00\\/")]
    public async Task CharactersPlainOrEscaped_AreSignedAsTheyCame(string text)
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal(
            200, (await host.PostAsync(Events.Webhook(Events.Text("TEXT"))
                .Replace("TEXT", text, StringComparison.Ordinal))).Status);
        Assert.Equal("過戶 é 😀/", Assert.Single(Assert.Single(host.Webhooks)).Activity.Said);
    }

    [Fact]
    public async Task HeaderNameInCapitals_IsTheSame()
    {
        var body = Encoding.UTF8.GetBytes(Json);
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal(200, (await host.PostAsync(body, [("X-LINE-SIGNATURE", WebhookHost.Sign(body))])).Status);
    }

    [Fact]
    public async Task NoSignature_IsRefused()
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal((401, ""), await host.PostAsync(Encoding.UTF8.GetBytes(Json), []));
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("****************************************************")]
    public async Task NonsenseForASignature_IsRefused(string signature)
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal(401, (await host.PostAsync(Encoding.UTF8.GetBytes(Json), [(Signature.Header, signature)])).Status);
    }

    /// <summary>Two header lines: <see cref="HttpClient"/> would join them into one.</summary>
    [Fact]
    public async Task TwoSignatures_AreRefusedThoughOneIsGood()
    {
        var body = Encoding.UTF8.GetBytes(Json);
        await using var host = await WebhookHost.StartAsync();
        var good = $"{Signature.Header}: {WebhookHost.Sign(body)}\r\n";
        Assert.Contains(" 200 ", await RawAsync(host.Address, good, body), StringComparison.Ordinal);
        Assert.Contains(" 401 ", await RawAsync(host.Address, good + good, body), StringComparison.Ordinal);
        Assert.Contains(
            " 401 ", await RawAsync(host.Address, good + $"{Signature.Header}: {WebhookHost.Sign([])}\r\n", body),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyForgeries_AreLoggedOnceInAWhile()
    {
        await using var host = await WebhookHost.StartAsync();
        for (var i = 0; i < 50; i++) await host.PostAsync(Json, secret: "another");

        Assert.Single(Warnings());
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.PostAsync(Json, secret: "another");
        Assert.Contains("last said: 49", Warnings().Last(), StringComparison.Ordinal);

        IEnumerable<string> Warnings() =>
            host.Logs.Where(line => line.StartsWith("Warning 1653", StringComparison.Ordinal));
    }

    /// <summary>The status line of the answer to bytes as they are.</summary>
    internal static async Task<string> RawAsync(Uri address, string headers, byte[] body, int? length = null)
    {
        await using var stream = await WriteAsync(address, headers, body, length);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync() ?? "";
    }

    /// <param name="length">What the headers say; nothing when it is negative.</param>
    internal static async Task<NetworkStream> WriteAsync(Uri address, string headers, byte[] body, int? length = null)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        var said = length < 0 ? "" : $"Content-Length: {length ?? body.Length}\r\n";
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /line/webhook/power HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n{said}{headers}\r\n"));
        await stream.WriteAsync(body);
        return stream;
    }
}
