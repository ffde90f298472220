using System.Net;
using BotService.Channels.Edge;
using Microsoft.AspNetCore.Http;

namespace BotService.Tests.Channels.Edge;

public sealed class WebhooksUnlimitedTests
{
    /// <summary>LINE brings the messages of a whole country from a few addresses.</summary>
    [Theory]
    [InlineData("/line/webhook/power", 500)]
    [InlineData("/search", 1)]
    public void Webhooks_AreNotCountedByAddress(string path, int taken)
    {
        using var limiter = RateLimits.Build(new RateLimitOptions { PerAddressBurst = 1, PerAddressPerSecond = 1 }, []);
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        http.Request.Method = HttpMethods.Post;
        http.Request.Path = path;
        Assert.Equal(taken, Enumerable.Range(0, 500).TakeWhile(_ => limiter.AttemptAcquire(http).IsAcquired).Count());
    }
}
