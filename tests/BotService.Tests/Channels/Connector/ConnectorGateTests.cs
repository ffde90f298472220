using System.Security.Cryptography;
using BotService.Tests.Bot;

namespace BotService.Tests.Channels.Connector;

public sealed class ConnectorGateTests : IAsyncLifetime
{
    private FakeIssuer issuer = null!;
    private ChannelHost host = null!;

    public async Task InitializeAsync()
    {
        issuer = await FakeIssuer.StartAsync();
        host = await StartAsync();
    }

    [Fact]
    public async Task ValidToken_IsTaken()
    {
        Assert.Equal(200, (await PostAsync(issuer.Sign())).Status);
        Assert.Equal("hi", Assert.Single(host.Bot.Heard).Said);
    }

    public static TheoryData<string, int> Forgeries() => new()
    {
        { "no token", 401 }, { "garbled", 401 }, { "alg none", 401 }, { "public key as secret", 401 }, { "another key", 401 }, { "unknown kid", 401 },
        { "issuer", 401 }, { "audience", 401 }, { "expired", 401 }, { "not yet", 401 }, { "without end", 401 },
        { "another serviceUrl", 403 }, { "without serviceUrl", 403 },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task ForgedToken_IsRefused(string what, int status)
    {
        using var another = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        var token = what switch
        {
            "no token" => null,
            "garbled" => "a.b.c",
            "alg none" => issuer.Sign(alg: "none"),
            "public key as secret" => issuer.Sign(alg: "HS256"),
            "another key" => issuer.Sign(with: another),
            "unknown kid" => issuer.Sign(kid: "key9", with: another),
            "issuer" => issuer.Sign(claims => claims["iss"] = "https://sts.windows.net/someone/"),
            "audience" => issuer.Sign(claims => claims["aud"] = "another"),
            "expired" => issuer.Sign(claims => claims["exp"] = now.AddMinutes(-6).ToUnixTimeSeconds()),
            "not yet" => issuer.Sign(claims => claims["nbf"] = now.AddMinutes(6).ToUnixTimeSeconds()),
            "without end" => issuer.Sign(claims => claims.Remove("exp")),
            "another serviceUrl" => issuer.Sign(claims => claims["serviceurl"] = "https://elsewhere.example/"),
            _ => issuer.Sign(claims => claims.Remove("serviceurl")),
        };
        var answer = await PostAsync(token);
        Assert.Equal((status, status == 401 ? "Unauthorized" : "Forbidden"), (answer.Status, answer.ErrorCode));
        Assert.Empty(host.Bot.Heard);
    }

    [Fact]
    public async Task ClockSkew_OfFiveMinutes_IsForgiven()
    {
        var now = TimeProvider.System.GetUtcNow();
        Assert.Equal(200, (await PostAsync(issuer.Sign(claims => claims["exp"] = now.AddMinutes(-4).ToUnixTimeSeconds()))).Status);
        Assert.Equal(200, (await PostAsync(issuer.Sign(claims => claims["nbf"] = now.AddMinutes(4).ToUnixTimeSeconds()))).Status);
    }

    [Fact]
    public async Task TenantIssuer_IsBelievedWhenConfigured()
    {
        string Token() => issuer.Sign(claims => claims["iss"] = "https://sts.windows.net/tenant-1/");
        Assert.Equal(401, (await PostAsync(Token())).Status);
        await using var single = await StartAsync(("Bot:TenantId", "tenant-1"));
        Assert.Equal(200, (await PostAsync(Token(), single)).Status);
    }

    [Theory]
    [InlineData("msteams", 200)]
    [InlineData("webchat", 403)]
    public async Task Endorsements_MustNameTheChannel(string endorsed, int status)
    {
        issuer.Endorsements = [endorsed];
        Assert.Equal(status, (await PostAsync(issuer.Sign())).Status);
    }

    [Fact]
    public async Task Keys_AreFetchedOnceAndAgainForANewKid()
    {
        var time = new FakeTime();
        time.Advance(TimeProvider.System.GetUtcNow() - time.GetUtcNow());
        await using var other = await ChannelHost.StartAsync(time, Settings());
        await PostAsync(issuer.Sign(), other);
        await PostAsync(issuer.Sign(), other);
        Assert.Equal(1, issuer.Fetches);

        issuer.Publish("key2");
        Assert.Equal(401, (await PostAsync(issuer.Sign(kid: "key2"), other)).Status); // Not more often than once a minute.
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await PostAsync(issuer.Sign(kid: "key2"), other)).Status);
        Assert.Equal(2, issuer.Fetches);
    }

    [Fact]
    public async Task Keys_PublisherDown_Is503ThenTheFormerKeysGoOn()
    {
        issuer.Down = true;
        Assert.Equal((503, "ServiceUnavailable"), await PostAsync(issuer.Sign()) is var refused ? (refused.Status, refused.ErrorCode) : default);
        issuer.Down = false;
        Assert.Equal(200, (await PostAsync(issuer.Sign())).Status);
        issuer.Down = true;
        Assert.Equal(200, (await PostAsync(issuer.Sign())).Status);
    }

    [Fact]
    public async Task WithoutAppId_ForwardedCallersAreStrangers()
    {
        await using var open = await ChannelHost.StartAsync();
        Assert.Equal(200, (await PostAsync(null, open)).Status);
        var forwarded = await open.SendAsync(
            HttpMethod.Post, "/api/messages", null, ChannelHost.Json(Message), ("X-Forwarded-For", "203.0.113.1"));
        Assert.Equal((403, "Forbidden"), (forwarded.Status, forwarded.ErrorCode));
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await issuer.DisposeAsync();
    }

    private const string Message = """
        {"type":"message","id":"a1","channelId":"msteams","serviceUrl":"https://smba.example/tw/","text":"hi",
         "from":{"id":"user1"},"recipient":{"id":"bot1"},"conversation":{"id":"conv1"}}
        """;

    private Task<ChannelHost> StartAsync(params (string, string)[] more) => ChannelHost.StartAsync([.. Settings(), .. more]);

    private (string, string)[] Settings() => [("Bot:AppId", FakeIssuer.AppId), ("Bot:OpenIdMetadata", issuer.Metadata)];

    private Task<Answer> PostAsync(string? token, ChannelHost? to = null) => (to ?? host).PostAsync("/api/messages", token, Message);
}
