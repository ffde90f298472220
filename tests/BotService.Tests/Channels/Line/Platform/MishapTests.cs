using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Platform;

/// <summary>What goes wrong on demand goes wrong as it is ordered, and as often.</summary>
public sealed class MishapTests
{
    private static readonly string Citizen = LineEvents.User("citizen");

    [Theory]
    [InlineData(Trouble.ServerError, 500, 0)]
    [InlineData(Trouble.ServerErrorAfterAccepting, 500, 1)]
    [InlineData(Trouble.TooMany, 429, 0)]
    [InlineData(Trouble.InvalidReplyToken, 400, 0)]
    internal async Task Answer_AsOrdered_ForOneCall(Trouble trouble, int status, int arrived)
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        platform.Next(trouble, retryAfter: 7);
        var first = await client.ReplyAsync(client.Token(Citizen), PlatformClient.Text("x"));
        Assert.Equal((status, arrived), (first.Status, platform.Chats.Of(Citizen).Count));
        Assert.Equal(trouble == Trouble.TooMany ? "7" : null, first.Headers.GetValueOrDefault("Retry-After"));
        Assert.Equal(200, (await client.ReplyAsync(client.Token(Citizen), PlatformClient.Text("y"))).Status);
        platform.AssertNoFaults();
    }

    [Theory]
    [InlineData(Trouble.DropsBefore, 0)]
    [InlineData(Trouble.DropsAfter, 1)]
    internal async Task Connection_IsCut(Trouble trouble, int arrived)
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        platform.Next(trouble);
        await Assert.ThrowsAsync<HttpRequestException>(
            () => client.ReplyAsync(client.Token(Citizen), PlatformClient.Text("x")));
        Assert.Equal(arrived, platform.Chats.Of(Citizen).Count);
    }

    [Theory]
    [InlineData(Trouble.HangsBefore, 0)]
    [InlineData(Trouble.HangsAfter, 1)]
    internal async Task Answer_NeverComes(Trouble trouble, int arrived)
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        platform.Next(trouble);
        var asked = client.ReplyAsync(client.Token(Citizen), PlatformClient.Text("x"));
        for (var look = 0; platform.Calls.IsEmpty && look < 3000; look++) await Task.Delay(10);
        await platform.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => asked);
        Assert.Equal(arrived, platform.Chats.Of(Citizen).Count);
    }
}
