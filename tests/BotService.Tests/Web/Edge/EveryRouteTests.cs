using System.Net;
using System.Text.RegularExpressions;
using BotService.Protocol;
using BotService.Tests.Architecture;
using BotService.Tests.Channels;
using BotService.Tests.Knowledge;
using BotService.Web.Edge;
using BotService.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;

namespace BotService.Tests.Web.Edge;

/// <summary>No route is unlimited by oversight.</summary>
public sealed partial class EveryRouteTests
{
    private static readonly RateLimitOptions Once = new()
    {
        PerAddressBurst = 1, PerAddressPerSecond = 1, WebhooksBurst = 1, WebhooksPerSecond = 1, NewTokensBurst = 1,
        NewTokensPerSecond = 1,
    };

    [Fact]
    public async Task Routes_All_AreLimitedOrExemptByName()
    {
        await using var service = TestService.WithAccounts(("Telemetry:Prometheus", "true"));
        var routes = ((IEndpointRouteBuilder)service.App).DataSources
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        Assert.True(routes.Count > 40);
        var exempt =
            routes.Where(route => route.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null).ToList();
        Assert.Equal(["/healthz"], exempt.Select(route => route.RoutePattern.RawText));
        RoomTests.AssertNone(
            routes.Except(exempt).Where(route => Taken(Once, route) != 1).Select(route => route.DisplayName!));
    }

    /// <summary>What may be loaded, kept and told is said where the route is, not remembered by whoever answers.</summary>
    [Fact]
    public async Task Routes_OfPages_CarryTheirPolicy()
    {
        string[] programs = ["/api", "/v3", "/directline", "/line", "/webchat", "/embed.js", "/healthz", "/metrics"];
        await using var service = TestService.WithAccounts();
        var open = ((IEndpointRouteBuilder)service.App).DataSources
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<PagePolicy>() is null)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !programs.Any(p => path.StartsWith(p, StringComparison.Ordinal)));
        // The chat page makes a policy for each answer, with a nonce.
        Assert.Equal(["/"], open);
    }

    [Theory]
    [InlineData("br", "/entries/taipower.name-change")]
    [InlineData("gzip", "/entries/taipower.name-change")]
    [InlineData("br", "/")]
    [InlineData("gzip", "/search?q=%E9%81%8E%E6%88%B6")]
    [InlineData("br", "/c/none")]
    [InlineData("gzip", "/nowhere")]
    public async Task Pages_AreCompressedForWhoeverCanReadIt(string encoding, string address)
    {
        await using var service = TestService.WithAccounts();
        await service.App.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(service.App.Urls.First()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", encoding);
        var answer = await http.SendAsync(request);
        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 15_000);
    }

    [Fact]
    public void Service_OfThisTest_MapsWhatTheProgramMaps()
    {
        Assert.Equal(Rooms("src/BotService/Program.cs"), Rooms("tests/BotService.Tests/Room.cs"));

        static IEnumerable<string> Rooms(string file) =>
            Mapped().Matches(File.ReadAllText(Path.Combine(Shipped.Root, file))).Select(match => match.Groups[1].Value)
                .Order().ToList();
    }

    [Fact]
    public void Address_ThatNoRouteHas_IsLimited() => Assert.Equal(1, Taken(Once, route: null));

    /// <summary>
    /// LINE brings the messages of a whole country from a few addresses; citizens' limits must not meet it.
    /// </summary>
    [Fact]
    public void Webhooks_CountAgainstALimitOfTheirOwn()
    {
        var webhook = new Endpoint(null, new EndpointMetadataCollection(RequestLimit.Webhooks), "webhook");
        Assert.Equal(500, Taken(new() { PerAddressBurst = 1, PerAddressPerSecond = 1, PerTokenBurst = 1 }, webhook));
        Assert.Equal(3, Taken(new() { WebhooksBurst = 3, WebhooksPerSecond = 1 }, webhook));
        Assert.True(new RateLimitOptions() is { WebhooksPerSecond: >= 1000, WebhooksBurst: >= 10_000 });
    }

    [Fact]
    public async Task Address_OverTheBurst_IsRefusedOnUnknownPathsToo()
    {
        await using var host = await ChannelHost.StartAsync(
            ("RateLimits:PerAddressBurst", "3"), ("RateLimits:PerAddressPerSecond", "1"));
        var answers = new List<int>();
        for (var i = 0; i < 10; i++)
        {
            answers.Add((await host.GetAsync($"/nowhere/{i}")).Status);
        }

        Assert.Equal(404, answers[0]);
        Assert.Contains(429, answers);
    }

    /// <summary>How many of many requests from one address are let through at once.</summary>
    private static int Taken(RateLimitOptions options, Endpoint? route)
    {
        using var limiter = RateLimits.Build(options, []);
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        http.SetEndpoint(route);
        return Enumerable.Range(0, 500).TakeWhile(_ => limiter.AttemptAcquire(http).IsAcquired).Count();
    }

    [GeneratedRegex(@"\.(Map\w+)\(\)", RegexOptions.IgnoreCase)]
    private static partial Regex Mapped();
}
