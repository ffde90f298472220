namespace BotService.Tests.Channels.DirectLine;

public sealed class ConversationCallsTests : DirectLineTests
{
    [Fact]
    public async Task Start_SameTokenTwice_Is201Then200()
    {
        await StartAsync();
        var (id, token, stream) = await OpenAsync();
        var again = await Host.PostAsync($"{Base}/conversations", token, null);
        Assert.Equal((200, id), (again.Status, again.Text("conversationId")));
        Assert.StartsWith(
            $"ws://{Host.Address.Authority}{Base}/conversations/{id}/stream?", stream, StringComparison.Ordinal);
        Assert.Single(Host.Bot.Opened);
        Assert.Single((await ReadAsync(id, token)).Activities);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"user":{},"locale":"zh-TW"}""")]
    [InlineData("""{"USER":{"ID":"bob"}}""")]
    public async Task Start_WithSecret_TakesAnyKindBody(string? body)
    {
        await StartAsync();
        var answer = await Host.PostAsync($"{Base}/conversations", ChannelHost.Secret, body);
        Assert.Equal(201, answer.Status);
        Assert.Equal(1800, (int)answer.Json["expires_in"]!);
    }

    [Fact]
    public async Task Start_PublicUrl_MakesTheStreamAddress()
    {
        await StartAsync(("Site:PublicUrl", "https://ask.example.tw/"));
        var (_, _, stream) = await OpenAsync();
        Assert.StartsWith("wss://ask.example.tw/v3/directline/", stream, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_LocaleAndUser_ReachTheBot()
    {
        await StartAsync();
        await OpenAsync();
        var start = Assert.Single(Host.Bot.Opened);
        Assert.Equal(("directline", "zh-TW", true), (start.Channel, start.Locale, start.Greet));
        Assert.StartsWith("dl_", start.UserId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "3")]
    [InlineData("?watermark=", "3")]
    [InlineData("?watermark=1", "1")]
    [InlineData("?watermark=garbled", "3")]
    [InlineData("?watermark=999", "3")]
    public async Task Reconnect_Watermark_DecidesWhereTheStreamBegins(string query, string begins)
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        await SayAsync(id, token, "a");
        var answer = await Host.GetAsync($"{Base}/conversations/{id}{query}", token);
        Assert.Equal(200, answer.Status);
        Assert.Contains($"?watermark={begins}&", answer.Text("streamUrl"), StringComparison.Ordinal);
        Assert.Equal(id, answer.Text("conversationId"));
        Assert.NotEmpty(answer.Text("token"));
    }

    [Fact]
    public async Task AnotherConversation_ExistingOrNot_IsForbiddenAlike()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        var (other, _, _) = await OpenAsync();
        foreach (var wrong in new[] { other, "none", id + "x" })
        {
            var got = await ReadAsync(wrong, token);
            var posted = await SayAsync(wrong, token, "a");
            var reconnected = await Host.GetAsync($"{Base}/conversations/{wrong}", token);
            Assert.All([got, posted, reconnected],
                answer => Assert.Equal((403, "Forbidden"), (answer.Status, answer.ErrorCode)));
        }
    }

    [Fact]
    public async Task UnknownConversation_IsNotFound()
    {
        await StartAsync();
        var token = await Host.PostAsync("/webchat/token", null, null); // Never opened.
        var id = token.Text("conversationId");
        foreach (var bearer in new[] { token.Text("token"), ChannelHost.Secret })
        {
            Assert.Equal("ConversationNotFound", (await ReadAsync(id, bearer)).ErrorCode);
            Assert.Equal("ConversationNotFound", (await SayAsync(id, bearer, "a")).ErrorCode);
            Assert.Equal(404, (await Host.GetAsync($"{Base}/conversations/{id}", bearer)).Status);
        }
    }

    [Fact]
    public async Task ConversationOfAnotherChannel_IsOutOfReach()
    {
        await StartAsync();
        await Host.Bot.OpenAsync(new("teams1", "msteams", null, null, null, null, Greet: true), default);
        Assert.Equal(404, (await ReadAsync("teams1", ChannelHost.Secret)).Status);
    }

    [Theory]
    [InlineData("GET", "session/getsessionid", 404)]
    [InlineData("GET", "nothing/here", 404)]
    [InlineData("DELETE", "conversations", 404)]
    [InlineData("GET", "conversations/x/stream/multimodal", 404)]
    public async Task UnknownCall_HasErrorBody(string method, string path, int status)
    {
        await StartAsync();
        var answer = await Host.SendAsync(new HttpMethod(method), $"{Base}/{path}", ChannelHost.Secret);
        Assert.Equal((status, "NotFound"), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("/v3/directline/conversations")]
    [InlineData("/v3/directline/conversations/x/activities")]
    [InlineData("/webchat/token")]
    public async Task Preflight_AllowsWhatClientsSend(string path)
    {
        await StartAsync();
        var answer = await Host.SendAsync(HttpMethod.Options, path, null, null,
            ("Origin", "https://a.example"), ("Access-Control-Request-Method", "POST"));
        Assert.Equal(204, answer.Status);
        Assert.Equal("https://a.example", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains(
            "x-ms-bot-agent", answer.Headers.GetValues("Access-Control-Allow-Headers").Single(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_CarriesCorsHeaders()
    {
        await StartAsync();
        var answer = await Host.SendAsync(
            HttpMethod.Get, $"{Base}/conversations/x", null, null, ("Origin", "https://a.example"));
        Assert.Equal(401, answer.Status);
        Assert.Equal("https://a.example", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("Retry-After", answer.Headers.GetValues("Access-Control-Expose-Headers").Single());
    }
}
