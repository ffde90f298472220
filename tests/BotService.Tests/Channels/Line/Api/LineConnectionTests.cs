using System.Net;
using System.Net.Sockets;
using System.Text;
using BotService.Channels.Line;
using BotService.Channels.Line.Api;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels.Line.Api;

/// <summary>The client as it is registered, over real connections: what is known after which fault.</summary>
public sealed class LineConnectionTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ServiceProvider services;

    public LineConnectionTests()
    {
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}";
        services = new ServiceCollection().AddLogging().Configure<LineOptions>(options => options.ApiBase = address)
            .AddLineApi().BuildServiceProvider();
    }

    public void Dispose()
    {
        listener.Dispose();
        services.Dispose();
    }

    [Fact]
    public async Task NobodyListens_NothingWasSent()
    {
        listener.Stop();
        Assert.True(LineHttp.NeverConnected(await Assert.ThrowsAsync<HttpRequestException>(CallAsync)));
    }

    [Fact]
    public async Task ConnectionBreaksAfterTheRequest_ItMayHaveBeenTaken()
    {
        var served = ServeAsync("");
        Assert.False(LineHttp.NeverConnected(await Assert.ThrowsAsync<HttpRequestException>(CallAsync)));
        await served;
    }

    [Fact]
    public async Task BodyBreaksOff_TheStatusStands()
    {
        var served = ServeAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":");
        var answer = await CallAsync();
        Assert.Equal((200, null), (answer.Status, answer.Body));
        await served;
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        var served = ServeAsync(
            $"HTTP/1.1 302 Found\r\nLocation: http://{listener.LocalEndpoint}/elsewhere\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(302, (await CallAsync()).Status);
        await served;
        Assert.False(listener.Pending());
    }

    private Task<LineAnswer> CallAsync() =>
        services.GetRequiredService<ILineApi>()
            .CallAsync(new LineAccount { Name = "water", ChannelAccessToken = "t" }, HttpMethod.Post,
                "/v2/bot/message/push", new System.Text.Json.Nodes.JsonObject(), default);

    /// <summary>Takes one request, says this and hangs up.</summary>
    private async Task ServeAsync(string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var heard = "";
        var part = new byte[1000];
        while (!heard.EndsWith("{}", StringComparison.Ordinal))
            heard += Encoding.ASCII.GetString(part, 0, await stream.ReadAsync(part));

        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
    }
}
