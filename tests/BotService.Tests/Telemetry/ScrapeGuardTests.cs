using System.Net;
using BotService.Telemetry;
using Microsoft.AspNetCore.Http;

namespace BotService.Tests.Telemetry;

public sealed class ScrapeGuardTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:192.168.1.1", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("203.0.113.9", false)]
    [InlineData("::ffff:203.0.113.9", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData(null, false)]
    public async Task Caller_IsAnsweredOnlyInPrivateNetworks(string? address, bool answered)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        var passed = false;
        await ScrapeGuard.CheckAsync(http, _ =>
        {
            passed = true;
            return Task.CompletedTask;
        });
        Assert.Equal(answered, passed);
        Assert.Equal(answered ? 200 : 404, http.Response.StatusCode);
    }
}
