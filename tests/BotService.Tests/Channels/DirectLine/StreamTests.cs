using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Channels.DirectLine;
using Microsoft.Extensions.DependencyInjection;
using static BotService.Tests.Channels.DirectLine.StreamClient;

namespace BotService.Tests.Channels.DirectLine;

public sealed class StreamTests : DirectLineTests
{
    [Fact]
    public async Task Stream_AfterOpening_ReplaysTheGreetingThenGoesOn()
    {
        await StartAsync();
        var (id, token, url) = await OpenAsync();
        using var stream = await ConnectAsync(url);
        Assert.Equal(["Hello"], Texts(await NextAsync(stream)));
        await SayAsync(id, token, "a");
        Assert.Equal(["a", "You said a"], await TextsAsync(stream, 2));
    }

    [Fact]
    public async Task Stream_Frames_AreWholeSetsWithRisingWatermarks()
    {
        await StartAsync();
        var (id, _, url) = await OpenAsync();
        using var stream = await ConnectAsync(url);
        var watermarks = new List<int>();
        for (var said = 1; said < 20; said++)
        {
            Host.Bot.Say(id, $"{said}");
        }

        while (watermarks.LastOrDefault() < 20)
        {
            var set = await NextAsync(stream);
            Assert.NotEmpty(set["activities"]!.AsArray());
            watermarks.Add(int.Parse((string)set["watermark"]!, null));
        }

        Assert.Equal(watermarks.Order(), watermarks);
    }

    [Fact]
    public async Task Stream_Twice_BothReceive()
    {
        await StartAsync();
        var (id, token, url) = await OpenAsync();
        using var first = await ConnectAsync(url);
        using var second = await ConnectAsync(url);
        await SayAsync(id, token, "a");
        Assert.Equal(["Hello", "a", "You said a"], await TextsAsync(first, 3));
        Assert.Equal(["Hello", "a", "You said a"], await TextsAsync(second, 3));
    }

    [Fact]
    public async Task Reconnect_AnyWatermark_IsCompleteAndInOrder()
    {
        await StartAsync(("RateLimits:Enabled", "false"));
        var (id, token, _) = await OpenAsync();
        var talking = Task.Run(async () =>
        {
            for (var said = 2; said <= 600; said++)
            {
                Host.Bot.Say(id, $"{said}");
                await Task.Yield();
            }
        });
        for (var round = 0; round < 40; round++)
        {
            var from = round * 13;
            var answer = await Host.GetAsync($"{Base}/conversations/{id}?watermark={from}", token);
            var begins = answer.Text("streamUrl").Contains($"watermark={from}&", StringComparison.Ordinal) ? from : -1;
            using var stream = await ConnectAsync(answer.Text("streamUrl"));
            if (begins >= 0)
            {
                var numbers = new List<int>();
                while (numbers.Count < Math.Min(30, 600 - from))
                {
                    numbers.AddRange(
                        (await NextAsync(stream))["activities"]!.AsArray()
                            .Select(one => (int)one!["channelData"]!["webchat:sequence-id"]!));
                }

                Assert.Equal(Enumerable.Range(from + 1, numbers.Count), numbers);
            }
        }

        await talking;
    }

    [Fact]
    public async Task Stream_GarbledWatermark_IsLiveOnly()
    {
        await StartAsync();
        var (id, token, url) = await OpenAsync();
        using var stream =
            await ConnectAsync(url.Replace("watermark=0", "watermark=garbled", StringComparison.Ordinal));
        await UntilAsync(() => Host.Bot.Listening(id) == 1);
        await SayAsync(id, token, "a");
        Assert.Equal(["a", "You said a"], await TextsAsync(stream, 2));
    }

    [Theory]
    [InlineData("no token")]
    [InlineData("API token")]
    [InlineData("other conversation")]
    [InlineData("garbled")]
    public async Task Handshake_WrongToken_Is403(string what)
    {
        await StartAsync();
        var (id, token, url) = await OpenAsync();
        var (_, _, other) = await OpenAsync();
        var path = $"{Base}/conversations/{id}/stream";
        var query = what switch
        {
            "API token" => $"?t={token}",
            "other conversation" => new Uri(other).Query,
            "garbled" => "?t=abc",
            _ => "",
        };
        Assert.Equal(403, await RefusedAsync(new Uri($"ws://{Host.Address.Authority}{path}{query}")));
        Assert.NotEmpty(url);
    }

    [Fact]
    public async Task Handshake_Expired_Is403()
    {
        await StartAsync(("DirectLine:StreamTokenSeconds", "0.01"));
        var (_, _, url) = await OpenAsync();
        await Task.Delay(50);
        Assert.Equal(403, await RefusedAsync(new Uri(url)));
    }

    [Fact]
    public async Task Handshake_ForeignOrigin_Is403()
    {
        await StartAsync(("DirectLine:TrustedOrigins:0", "https://site.example.tw"));
        var (_, _, url) = await OpenAsync();
        Assert.Equal(403, await RefusedAsync(new Uri(url), "https://elsewhere.example"));
        using var stream = await ConnectAsync(url, "https://site.example.tw");
        Assert.Equal(["Hello"], Texts(await NextAsync(stream)));
    }

    [Fact]
    public async Task StreamToken_AsApiToken_Is401()
    {
        await StartAsync();
        var (id, _, url) = await OpenAsync();
        Assert.Equal(401, (await ReadAsync(id, url[(url.IndexOf("t=", StringComparison.Ordinal) + 2)..])).Status);
    }

    [Fact]
    public async Task Stream_WithoutUpgrade_Is400()
    {
        await StartAsync();
        var (_, _, url) = await OpenAsync();
        Assert.Equal("BadArgument", (await Host.GetAsync(new Uri(url).PathAndQuery)).ErrorCode);
    }

    [Fact]
    public async Task KeepAlive_IsAnEmptyFrame()
    {
        await StartAsync(("DirectLine:KeepAliveSeconds", "1"));
        var (_, _, url) = await OpenAsync();
        using var stream = await ConnectAsync(url);
        await NextAsync(stream);
        Assert.Equal("", await FrameAsync(stream));
    }

    [Fact]
    public async Task Client_EmptyAndUnknownFrames_AreReadAndDropped()
    {
        await StartAsync();
        var (id, token, url) = await OpenAsync();
        using var stream = await ConnectAsync(url);
        for (var i = 0; i < 50; i++)
        {
            await stream.SendAsync(
                Encoding.UTF8.GetBytes(i % 2 == 0 ? "" : "{\"x\":1"), WebSocketMessageType.Text, true, default);
        }

        await SayAsync(id, token, "a");
        Assert.Equal(["Hello", "a", "You said a"], await TextsAsync(stream, 3));
    }

    [Fact]
    public async Task Client_EndlessFrame_ClosesWith1009()
    {
        await StartAsync();
        var (_, _, url) = await OpenAsync();
        using var stream = await ConnectAsync(url);
        for (var i = 0; i < 17; i++)
            await stream.SendAsync(new byte[4096], WebSocketMessageType.Text, endOfMessage: false, default);

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await ClosedAsync(stream));
    }

    [Fact]
    public async Task Client_Leaves_IsForgotten()
    {
        await StartAsync();
        var (id, _, url) = await OpenAsync();
        using var polite = await ConnectAsync(url);
        using var rude = await ConnectAsync(url);
        await UntilAsync(() => Host.Bot.Listening(id) == 2);
        await polite.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        rude.Abort();
        await UntilAsync(() => Host.Bot.Listening(id) == 0);
        await UntilAsync(() => Host.Services.GetRequiredService<StreamHub>().Count == 0);
    }

    [Fact]
    public async Task SlowReader_IsClosedWith1013AndOthersGoOn()
    {
        await StartAsync(("DirectLine:StreamQueue", "16"));
        var (id, _, url) = await OpenAsync();
        using var slow = await ConnectAsync(url);
        using var quick = await ConnectAsync(url);
        var received = TextsAsync(quick, 1);
        var big = new string('x', 100_000);
        await received;
        for (var said = 0; said < 300; said++)
        {
            // More than the buffers of a socket hold, so that the slow reader's queue fills
            // up; the quick one keeps pace.
            Host.Bot.Say(id, big);
            Assert.Single(await TextsAsync(quick, 1));
        }

        await UntilAsync(() => Host.Bot.Listening(id) == 1);
        Host.Bot.Say(id, "still here");
        Assert.Equal(["still here"], await TextsAsync(quick, 1));
    }

    [Fact]
    public async Task OneTooMany_ClosesTheOldestWith1013()
    {
        await StartAsync(("DirectLine:StreamsPerConversation", "2"));
        var (_, _, url) = await OpenAsync();
        using var first = await ConnectAsync(url);
        using var second = await ConnectAsync(url);
        using var third = await ConnectAsync(url);
        Assert.Equal(StreamHub.TryAgainLater, await ClosedAsync(first));
        Assert.Equal(["Hello"], Texts(await NextAsync(third)));
    }

    [Fact]
    public async Task Service_Stops_ClosesWith1001()
    {
        await StartAsync();
        var (_, _, url) = await OpenAsync();
        using var stream = await ConnectAsync(url);
        await NextAsync(stream);
        var stopping = Host.StopAsync();
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, await ClosedAsync(stream));
        await stream.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        await stopping;
    }
}
