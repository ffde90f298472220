using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BotService.Tests.Channels.DirectLine;

public sealed class TokenCallsTests : DirectLineTests
{
    [Fact]
    public async Task Generate_WithSecret_BindsUserAndCreatesNothing()
    {
        await StartAsync();
        var answer = await Host.PostAsync(
            $"{Base}/tokens/generate", ChannelHost.Secret, """{"User":{"Id":"dl_123","Name":"x"}}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal(1800, (int)answer.Json["expires_in"]!);
        Assert.False(answer.Json.ContainsKey("streamUrl"));
        var claims = Claims(answer.Text("token"));
        Assert.Equal("dl_123", (string)claims["user"]!);
        Assert.Equal(answer.Text("conversationId"), (string)claims["conv"]!);
        Assert.Empty(Host.Bot.Opened);
    }

    [Theory]
    [InlineData(null, null, 401, "Unauthorized")]
    [InlineData("wrong", null, 401, "Unauthorized")]
    [InlineData(ChannelHost.Secret, """{"user":{"id":"bob"}}""", 400, "BadArgument")]
    [InlineData(ChannelHost.Secret, """{"user":7}""", 400, "BadArgument")]
    [InlineData(ChannelHost.Secret, """{"trustedOrigins":["nonsense"]}""", 400, "BadArgument")]
    [InlineData(ChannelHost.Secret, "[]", 400, "BadSyntax")]
    [InlineData(ChannelHost.Secret, "{", 400, "BadSyntax")]
    public async Task Generate_Refused_SaysWhy(string? bearer, string? body, int status, string code)
    {
        await StartAsync();
        var answer = await Host.PostAsync($"{Base}/tokens/generate", bearer, body);
        Assert.Equal((status, code), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Generate_WithToken_IsForbidden()
    {
        await StartAsync();
        var (_, token, _) = await OpenAsync();
        var answer = await Host.PostAsync($"{Base}/tokens/generate", token, null);
        Assert.Equal((403, "Forbidden"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Refresh_ValidToken_KeepsConversationAndUser()
    {
        await StartAsync();
        var first = await Host.PostAsync("/webchat/token", null, null);
        var again = await Host.PostAsync($"{Base}/tokens/refresh", first.Text("token"), null);
        Assert.Equal(200, again.Status);
        Assert.Equal(first.Text("conversationId"), again.Text("conversationId"));
        Assert.Equal((string)Claims(first.Text("token"))["user"]!, (string)Claims(again.Text("token"))["user"]!);
    }

    [Fact]
    public async Task AnyCall_ExpiredToken_Is403TokenExpired()
    {
        await StartAsync(("DirectLine:TokenMinutes", "0.001"));
        var token = await Host.PostAsync("/webchat/token", null, null);
        await Task.Delay(150);
        foreach (var call in new[]
        {
            "tokens/refresh", "conversations", $"conversations/{token.Text("conversationId")}/activities"
        })
        {
            var answer = await Host.PostAsync($"{Base}/{call}", token.Text("token"), "{}");
            Assert.Equal((403, "TokenExpired"), (answer.Status, answer.ErrorCode));
        }
    }

    [Fact]
    public async Task ForPage_GivesUserNobodyCanGuess()
    {
        await StartAsync();
        var answer = await Host.PostAsync("/webchat/token", null, null);
        Assert.Equal(200, answer.Status);
        Assert.Equal(["conversationId", "expires_in", "token"], answer.Json.Select(property => property.Key).Order());
        Assert.Matches("^dl_[0-9A-Z]{26}$", (string)Claims(answer.Text("token"))["user"]!);
    }

    [Theory]
    [InlineData("https://site.example.tw", 200)]
    [InlineData("https://elsewhere.example", 403)]
    public async Task ForPage_Origin_MustBeTrusted(string origin, int status)
    {
        await StartAsync(("DirectLine:TrustedOrigins:0", "https://site.example.tw"));
        Assert.Equal(
            status, (await Host.SendAsync(HttpMethod.Post, "/webchat/token", null, null, ("Origin", origin))).Status);
    }

    [Fact]
    public async Task ForPage_OwnOrigin_NeedsNoSetting()
    {
        await StartAsync();
        var own = Host.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(
            200, (await Host.SendAsync(HttpMethod.Post, "/webchat/token", null, null, ("Origin", own))).Status);
    }

    [Fact]
    public async Task Token_NamingOrigins_IsRefusedElsewhere()
    {
        await StartAsync();
        var token = (await Host.PostAsync($"{Base}/tokens/generate", ChannelHost.Secret, """{"trustedOrigins":["https://a.example"]}""")).Text("token");
        var there = await Host.SendAsync(
            HttpMethod.Post, $"{Base}/conversations", token, null, ("Origin", "https://a.example"));
        var elsewhere = await Host.SendAsync(
            HttpMethod.Post, $"{Base}/conversations", token, null, ("Origin", "https://b.example"));
        Assert.Equal((201, 403), (there.Status, elsewhere.Status));
        Assert.Equal("Forbidden", elsewhere.ErrorCode);
    }

    public static TheoryData<string, Func<JsonObject, string>> Forgeries() => new()
    {
        { "alg none", claims => $"{Part("""{"alg":"none","typ":"JWT"}""")}.{Part(claims.ToJsonString())}." },
        { "another key", claims => SignHs256(claims, [.. Enumerable.Repeat((byte)1, 32)]) },
        { "stream audience", claims => Signed(claims, ("aud", "directline-stream")) },
        { "another issuer", claims => Signed(claims, ("iss", "someone")) },
        { "without end", claims => Signed(claims, ("exp", null)) },
        { "end is text", claims => Signed(claims, ("exp", "9999999999")) },
        { "critical header", claims => SignHs256(claims, new byte[32], """{"alg":"HS256","typ":"JWT","crit":["x"]}""") },
        { "HS384", claims => SignHs256(claims, new byte[32], """{"alg":"HS384","typ":"JWT"}""") },
        { "without conversation", claims => Signed(claims, ("conv", null)) },
        { "huge", claims => Signed(claims, ("more", new string('x', 20_000))) },
        { "two parts", claims => $"{Part("{}")}.{Part(claims.ToJsonString())}" },
        { "no JSON", _ => "e30.bm8.AAAA" },
        { "half a surrogate", _ => $"{Part("""{"alg":"\ud800"}""")}.{Part("{}")}.AAAA" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Forged_Token_Is401(string what, Func<JsonObject, string> forge)
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        var answer = await ReadAsync(id, forge(Claims(token)));
        Assert.True((answer.Status, answer.ErrorCode) == (401, "Unauthorized"),
            $"{what}: {answer.Status} {answer.Body}");
    }

    /// <summary>As tokens were made before a library made them: open pages go on.</summary>
    [Fact]
    public async Task Token_SignedByHand_IsTaken()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        Assert.Equal(
            """{"alg":"HS256","typ":"JWT"}""", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[0])));
        Assert.Equal(200, (await ReadAsync(id, SignHs256(Claims(token), new byte[32]))).Status);
        Assert.Equal(200, (await ReadAsync(id, Signed(Claims(token), ("exp", 9999999999.5)))).Status);
    }

    [Fact]
    public async Task Signature_OfOtherClaims_Is401()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        var parts = token.Split('.');
        var claims = Claims(token);
        claims["user"] = "dl_another";
        Assert.Equal(401, (await ReadAsync(id, $"{parts[0]}.{Part(claims.ToJsonString())}.{parts[2]}")).Status);
    }

    private static JsonObject Claims(string token) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static string Signed(JsonObject claims, (string Name, JsonNode? Value) change)
    {
        claims[change.Name] = change.Value;
        return SignHs256(claims, new byte[32]);
    }

    private static string SignHs256(JsonObject claims, byte[] key, string header = """{"alg":"HS256","typ":"JWT"}""")
    {
        var input = $"{Part(header)}.{Part(claims.ToJsonString())}";
        return $"{input}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(input)))}";
    }
}
