using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Connector;

/// <summary>Tokens as strangers make them: none is let in, whoever finds the fault, the guard or the SDK.</summary>
public sealed class ForgedTokenTests : IAsyncLifetime
{
    private readonly FakeIssuer issuer = new();
    private readonly FakeChannel outside = ConnectorHost.Outside();
    private ChannelHost host = null!;

    public async Task InitializeAsync() =>
        host = await ConnectorHost.StartAsync(outside, ConnectorHost.Registered(issuer));

    [Fact]
    public async Task RightfulToken_IsTaken()
    {
        Assert.Equal(200, (await PostAsync(issuer.Sign())).Status);
        Assert.Equal("hi", Assert.Single(host.Bot.Heard).Said);
    }

    public static TheoryData<string> Forgeries() =>
    [
        "none", "empty", "huge", "alg none", "public key as secret", "expired", "audience", "issuer", "tenant",
        "serviceUrl",
        "kid traversal", "endorsed for another channel",
        "garbled", "two parts", "five parts", "blank inside", "another key", "unknown kid", "without kid", "RS512",
        "other claims",
        "emulator", "not yet", "without end", "ends before it begins", "end out of reach", "end is text",
        "without serviceUrl",
        "two audiences",
    ];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task ForgedToken_Is401AndNothingHappens(string what)
    {
        using var another = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        var token = what switch
        {
            "none" => null,
            "empty" => "",
            "huge" => issuer.Sign(claims => claims["more"] = new string('x', 20_000)),
            "alg none" => issuer.Sign(alg: "none"),
            "public key as secret" => issuer.Sign(alg: "HS256"),
            "expired" => issuer.Sign(claims => claims["exp"] = now.AddMinutes(-6).ToUnixTimeSeconds()),
            "audience" => issuer.Sign(claims => claims["aud"] = "22222222-2222-3333-4444-555555555555"),
            "issuer" => issuer.Sign(claims => claims["iss"] = "https://api.botframework.example"),
            "tenant" => issuer.Sign(
                claims => claims["iss"] = "https://sts.windows.net/99999999-2222-3333-4444-555555555555/"),
            "serviceUrl" => issuer.Sign(claims => claims["serviceurl"] = "https://smba.trafficmanager.net/elsewhere/"),
            "kid traversal" => issuer.Sign(kid: "../../../../dev/null", with: another),
            "garbled" => "a.b.c",
            "two parts" => string.Join('.', issuer.Sign().Split('.')[..2]),
            "five parts" => $"{issuer.Sign()}.a.b",
            "blank inside" => issuer.Sign().Insert(20, " "),
            "another key" => issuer.Sign(with: another),
            "unknown kid" => issuer.Sign(kid: "key9", with: another),
            "without kid" => issuer.Sign(kid: "", with: another),
            "not yet" => issuer.Sign(claims => claims["nbf"] = now.AddMinutes(6).ToUnixTimeSeconds()),
            "without end" => issuer.Sign(claims => claims.Remove("exp")),
            "ends before it begins" => issuer.Sign(claims => claims["exp"] = now.AddMinutes(-2).ToUnixTimeSeconds()),
            "end out of reach" => issuer.Sign(claims => claims["exp"] = 99999999999999999, with: another),
            "end is text" => issuer.Sign(claims => claims["exp"] = "tomorrow"),
            "without serviceUrl" => issuer.Sign(claims => claims.Remove("serviceurl")),
            "two audiences" =>
                issuer.Sign(claims => claims["aud"] =
                    new System.Text.Json.Nodes.JsonArray("another", FakeIssuer.AppId)),
            "RS512" => issuer.Sign(alg: "RS512"),
            // One of Microsoft's own tenants, whose tokens the SDK would judge without looking at their serviceUrl.
            "emulator" => issuer.Sign(claims =>
            {
                claims["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
                claims["ver"] = "1.0";
                claims["appid"] = FakeIssuer.AppId;
            }),
            "other claims" =>
                Exchanged(issuer.Sign(), claims => claims.Replace("/tw/", "/us/", StringComparison.Ordinal)),
            _ => issuer.Sign(),
        };
        if (what == "endorsed for another channel") issuer.Endorsements = ["webchat"];

        var answer = await PostAsync(token);
        Assert.Equal((401, "Unauthorized"), (answer.Status, answer.ErrorCode));
        ConnectorHost.AssertUntouched(host, outside);
    }

    [Fact]
    public async Task Key_EndorsedForNothing_Is401()
    {
        issuer.Endorsements = null;
        Assert.Equal(401, (await PostAsync(issuer.Sign())).Status);
        ConnectorHost.AssertUntouched(host, outside);
    }

    [Fact]
    public async Task ClockSkew_OfFiveMinutes_IsForgiven()
    {
        var now = TimeProvider.System.GetUtcNow();
        var ended = issuer.Sign(claims =>
        {
            claims["nbf"] = now.AddMinutes(-60).ToUnixTimeSeconds(); // The SDK refuses one that ends before it begins.
            claims["exp"] = now.AddMinutes(-4).ToUnixTimeSeconds();
        });
        Assert.Equal(200, (await PostAsync(ended)).Status);
        Assert.Equal(
            200, (await PostAsync(issuer.Sign(claims => claims["nbf"] = now.AddMinutes(4).ToUnixTimeSeconds()))).Status);
    }

    [Fact]
    public async Task MadeUpKids_FetchKeysNoMoreThanOnce()
    {
        await PostAsync(issuer.Sign());
        var fetches = issuer.Fetches;
        using var another = RSA.Create(2048);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(401, (await PostAsync(issuer.Sign(kid: $"made-up-{i}", with: another))).Status);
        }

        Assert.Equal(fetches, issuer.Fetches);
    }

    [Fact]
    public async Task ForgedToken_PublisherIsNotAsked()
    {
        foreach (var token in new[]
        {
            issuer.Sign(claims => claims["aud"] = "another"), issuer.Sign(alg: "none"), "a.b.c"
        })
        {
            Assert.Equal(401, (await PostAsync(token)).Status);
        }

        Assert.Equal(0, issuer.Fetches);
    }

    [Fact]
    public async Task Publisher_Down_Is503AndNothingHappens()
    {
        issuer.Down = true;
        var answer = await PostAsync(issuer.Sign());
        Assert.Equal((503, "ServiceUnavailable"), (answer.Status, answer.ErrorCode));
        ConnectorHost.AssertUntouched(host, outside);
    }

    [Fact]
    public async Task Publisher_DownAndUpAgain_IsAskedAfterFiveSecondsThenTheFormerKeysGoOn()
    {
        var time = new FakeTime();
        time.Advance(TimeProvider.System.GetUtcNow() - time.GetUtcNow());
        await using var other = await ConnectorHost.StartAsync(outside, time, ConnectorHost.Registered(issuer));
        issuer.Down = true;
        Assert.Equal(503, (await PostAsync(issuer.Sign(), other)).Status);
        issuer.Down = false;
        Assert.Equal(503, (await PostAsync(issuer.Sign(), other)).Status);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await PostAsync(issuer.Sign(), other)).Status);
        issuer.Down = true;
        Assert.Equal(200, (await PostAsync(issuer.Sign(), other)).Status);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        issuer.Dispose();
        outside.Dispose();
    }

    private static string Exchanged(string token, Func<string, string> change)
    {
        var parts = token.Split('.');
        var claims = change(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));
        return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}";
    }

    private Task<Answer> PostAsync(string? token, ChannelHost? to = null) =>
        (to ?? host).SendAsync(HttpMethod.Post, "/api/messages", null, ChannelHost.Json(CallGuardTests.Message),
            token is null ? [] : [("Authorization", $"Bearer {token}")]);
}
