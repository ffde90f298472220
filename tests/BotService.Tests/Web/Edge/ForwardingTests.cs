using System.Net;
using BotService.Hosting;
using BotService.Tests.Channels;
using BotService.Web.Edge;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Web.Edge;

public sealed class ForwardingTests : ILogger<Forwarding>
{
    private readonly List<string> said = [];

    [Fact]
    public async Task ForwardedFor_FromAPeerNotNamed_IsSaidOnce()
    {
        var forwarding = Make();
        await PassAsync(forwarding, "10.1.2.3", ("X-Forwarded-For", "203.0.113.9"));
        await PassAsync(forwarding, "10.1.2.4", ("X-Forwarded-For", "203.0.113.9"));
        var line = Assert.Single(said);
        Assert.StartsWith("Warning 1302 ", line, StringComparison.Ordinal);
        Assert.Contains("10.1.2.3", line, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.9", line, StringComparison.Ordinal);
    }

    /// <summary>It may be a citizen who made the header up.</summary>
    [Fact]
    public async Task ForwardedFor_FromAPublicAddress_IsSaidWithoutIt()
    {
        await PassAsync(Make(), "198.51.100.7", ("X-Forwarded-For", "203.0.113.9"));
        Assert.DoesNotContain("198.51.100.7", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("::ffff:10.0.0.5")]
    [InlineData("192.168.7.9")]
    public async Task ForwardedFor_FromANamedProxy_IsNothingToSay(string peer)
    {
        await PassAsync(Make(trusted: ["10.0.0.5", "192.168.7.0/24"]), peer, ("X-Forwarded-For", "203.0.113.9"));
        await PassAsync(Make(), "10.9.9.9");
        Assert.Empty(said);
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("HTTP, https", true)]
    [InlineData("javascript", false)]
    [InlineData("https, javascript", false)]
    [InlineData("", false)]
    public async Task ForwardedProto_IsHttpOrHttpsOrGone(string scheme, bool stays)
    {
        var http = await PassAsync(Make(trusted: ["10.0.0.5"]), "10.0.0.5", ("X-Forwarded-Proto", scheme));
        Assert.Equal(stays, http.Request.Headers.ContainsKey("X-Forwarded-Proto"));
    }

    [Theory]
    [InlineData("https", "wss://")]
    [InlineData("javascript", "ws://")]
    public async Task ForwardedProto_InTheService_MakesTheStreamsAddress(string scheme, string begins)
    {
        await using var host = await ChannelHost.StartAsync(("Proxies:Trusted:0", "127.0.0.1"));
        var opened = await host.SendAsync(
            HttpMethod.Post, "/v3/directline/conversations", ChannelHost.Secret, null, ("X-Forwarded-Proto", scheme));
        Assert.StartsWith(begins, opened.Text("streamUrl"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://ask.example", "http://localhost:5000", null, true)]
    [InlineData("https://ask.example", "https://localhost:5001", null, false)]
    [InlineData("https://ask.example", "http://localhost:5000", "10.0.0.5", false)]
    [InlineData(null, "http://localhost:5000", null, false)]
    public void Start_BehindAProxyThatIsNotNamed_IsWarnedOf(
        string? site, string listening, string? trusted, bool warned)
    {
        Make(trusted is null ? [] : [trusted], site).CheckStart([listening]);
        Assert.Equal(warned ? 1 : 0, said.Count(line => line.StartsWith("Warning 1301 ", StringComparison.Ordinal)));
    }

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        said.Add($"{logLevel} {eventId.Id} {formatter(state, exception)}");

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    private Forwarding Make(string[]? trusted = null, string? site = null) =>
        new(Options.Create(new ProxyOptions { Trusted = trusted ?? [] }),
            Options.Create(new SiteOptions { PublicUrl = site }), this);

    private static async Task<HttpContext> PassAsync(
        Forwarding forwarding, string peer, params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        foreach (var (name, value) in headers) http.Request.Headers[name] = value;

        var passed = false;
        await forwarding.CheckAsync(http, _ =>
        {
            passed = true;
            return Task.CompletedTask;
        });
        Assert.True(passed);
        return http;
    }
}
