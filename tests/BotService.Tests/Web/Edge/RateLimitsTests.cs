using System.Net;
using BotService.Hosting;
using BotService.Tests.Channels;
using BotService.Web.Edge;

namespace BotService.Tests.Web.Edge;

public sealed class RateLimitsTests
{
    private const string Base = "/v3/directline";

    [Fact]
    public async Task NewTokens_OverTheBurst_Are429WithRetryAfterAndErrorBody()
    {
        await using var host = await ChannelHost.StartAsync(("RateLimits:NewTokensBurst", "3"));
        var answers = await ManyAsync(10, () => host.PostAsync("/webchat/token", null, null));
        var refused = answers.First(answer => answer.Status == 429);
        Assert.Equal("TooManyRequests", refused.ErrorCode);
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("*", refused.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.True(answers.Count(answer => answer.Status == 200) >= 3);
    }

    [Fact]
    public async Task Address_OverTheBurst_Is429ButPollsAreAnsweredEmpty()
    {
        await using var host = await ChannelHost.StartAsync(
            ("RateLimits:PerAddressBurst", "5"), ("RateLimits:PerAddressPerSecond", "1"));
        var token = await host.PostAsync("/webchat/token", null, null);
        var id = (await host.PostAsync($"{Base}/conversations", token.Text("token"), null)).Text("conversationId");
        var posts = await ManyAsync(
            10, () => host.PostAsync(
                $"{Base}/conversations/{id}/activities", token.Text("token"), """{"type":"event"}"""));
        Assert.Contains(posts, answer => answer.Status == 429);
        var polls = await ManyAsync(
            5, () => host.GetAsync($"{Base}/conversations/{id}/activities?watermark=7", token.Text("token")));
        Assert.All(polls, answer => Assert.Equal(200, answer.Status));
        Assert.Contains(polls, answer => answer.Text("watermark") == "7" && answer.Activities.Count == 0);
    }

    [Fact]
    public async Task Token_OverItsRate_WaitsBeforeItIsRefused()
    {
        await using var host = await ChannelHost.StartAsync(
            ("RateLimits:PerTokenBurst", "3"), ("RateLimits:PerTokenPerSecond", "10"));
        var token = (await host.PostAsync("/webchat/token", null, null)).Text("token");
        var id = (await host.PostAsync($"{Base}/conversations", token, null)).Text("conversationId");
        var answers = await ManyAsync(
            10, () => host.PostAsync($"{Base}/conversations/{id}/activities", token, """{"type":"event"}"""));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        var flood = await Task.WhenAll(
            Enumerable.Range(0, 40)
                .Select(_ => host.PostAsync($"{Base}/conversations/{id}/activities", token, """{"type":"event"}""")));
        Assert.Contains(flood, answer => answer.Status == 429);
    }

    [Theory]
    [InlineData("RateLimits:Enabled", "false", null)]
    [InlineData("RateLimits:Enabled", "true", ChannelHost.Secret)]
    public async Task SwitchedOffOrTrusted_IsNeverRefused(string name, string value, string? bearer)
    {
        await using var host = await ChannelHost.StartAsync(
            (name, value), ("RateLimits:PerAddressBurst", "2"), ("RateLimits:PerTokenBurst", "2"),
            ("RateLimits:NewTokensBurst", "2"));
        var answers = await ManyAsync(
            40, () => host.PostAsync(bearer is null ? "/webchat/token" : $"{Base}/tokens/generate", bearer, null));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
    }

    [Fact]
    public async Task BehindTrustedProxy_EveryCitizenHasAnAddress()
    {
        await using var host = await ChannelHost.StartAsync(
            ("Proxies:Trusted:0", "127.0.0.1"), ("RateLimits:NewTokensBurst", "1"));
        foreach (var citizen in new[] { "203.0.113.1", "203.0.113.2", "203.0.113.3" })
        {
            Assert.Equal(
                200, (await host.SendAsync(HttpMethod.Post, "/webchat/token", null, null, ("X-Forwarded-For", citizen))).Status);
        }

        Assert.Equal(
            429, (await host.SendAsync(HttpMethod.Post, "/webchat/token", null, null, ("X-Forwarded-For", "203.0.113.3"))).Status);
    }

    [Fact]
    public async Task WithoutTrustedProxy_ForwardedAddressesAreNotBelieved()
    {
        await using var host = await ChannelHost.StartAsync(("RateLimits:NewTokensBurst", "1"));
        await host.SendAsync(HttpMethod.Post, "/webchat/token", null, null, ("X-Forwarded-For", "203.0.113.1"));
        Assert.Equal(
            429, (await host.SendAsync(HttpMethod.Post, "/webchat/token", null, null, ("X-Forwarded-For", "203.0.113.2"))).Status);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3::4", "20010DB800010002")]
    [InlineData("2001:db8:1:2:ffff::9", "20010DB800010002")]
    [InlineData("::1", "::1")]
    public void Address_OfOneSubscriber_IsOneKey(string address, string key) =>
        Assert.Equal(key, CallerAddress.Of(IPAddress.Parse(address)));

    private static async Task<IReadOnlyList<Answer>> ManyAsync(int count, Func<Task<Answer>> call)
    {
        var answers = new List<Answer>();
        for (var i = 0; i < count; i++) answers.Add(await call());

        return answers;
    }
}
