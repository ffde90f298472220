using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Voice.AudioCodes;

public sealed class UnaskedSocketTests
{
    [Theory]
    [InlineData(null, GatewayHost.Call, "401")]
    [InlineData("another-token-for-tests", GatewayHost.Call, "401")]
    [InlineData(GatewayHost.Token, "unknown", "404")]
    public async Task Socket_OfAStrangerOrWithoutACall_IsRefusedBeforeTheUpgrade(string? token, string call, string status)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(host, token, call));
        Assert.Contains(status, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsSaidUnasked_IsPushed()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        using var socket = await ConnectAsync(host);

        host.Door.SayUnasked(GatewayHost.Call, "我是客服人員。");

        var pushed = (JsonNode)Assert.Single((await ReadAsync(socket))!["activities"]!.AsArray())!;
        Assert.Equal(("message", "我是客服人員。"), ((string?)pushed["type"], (string?)pushed["text"]));
        Assert.True(pushed["id"] is not null && pushed["timestamp"] is not null);
        Assert.Single((await host.SayAsync("過戶", "1")).Activities); // Answers stay where they are.
    }

    [Fact]
    public async Task Call_ThatEnds_ClosesItsSocket()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        using var socket = await ConnectAsync(host);
        await host.KeyAsync("0", "1");
        Assert.Null(await ReadAsync(socket));
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
        await BotHost.UntilAsync(() => Task.FromResult(host.Door.Listening(GatewayHost.Call) == 0));
    }

    [Fact]
    public async Task SecondSocket_TakesThePlaceOfTheFirst()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        using var first = await ConnectAsync(host);
        using var second = await ConnectAsync(host);
        Assert.Null(await ReadAsync(first));
        host.Door.SayUnasked(GatewayHost.Call, "我是客服人員。");
        Assert.NotNull(await ReadAsync(second));
    }

    private static async Task<ClientWebSocket> ConnectAsync(
        GatewayHost host, string? token = GatewayHost.Token, string call = GatewayHost.Call)
    {
        var socket = new ClientWebSocket();
        if (token is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(
            new Uri($"ws{host.Address["http".Length..]}{GatewayHost.Base}/conversation/{call}/ws"), BotHost.Soon());
        await BotHost.UntilAsync(() => Task.FromResult(host.Door.Listening(call) > 0));
        return socket;
    }

    /// <summary>The next frame; null for the close.</summary>
    private static async Task<JsonNode?> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var read = await socket.ReceiveAsync(buffer, BotHost.Soon());
        if (read.MessageType != WebSocketMessageType.Close) return JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count));

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, BotHost.Soon());
        return null;
    }
}
