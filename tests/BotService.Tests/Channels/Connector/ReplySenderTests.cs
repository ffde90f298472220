using System.Net;
using System.Text.Json.Nodes;
using BotService.Bot;
using BotService.Channels.Connector;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Connector;

public sealed class ReplySenderTests
{
    [Fact]
    public async Task Reply_GoesWhereItBelongs()
    {
        using var channel = new FakeChannel(HttpStatusCode.OK);
        var delivery = await Sender(channel).SendAsync(Turn("http://localhost:9000/x/"), default);
        Assert.Equal(DeliveryOutcome.Taken, delivery.Outcome);
        Assert.Equal("http://localhost:9000/x/v3/conversations/a%2Fb%3A1/activities/in1", channel.Requests.Single().Address);
        var sent = JsonNode.Parse(channel.Requests.Single().Body)!;
        Assert.Equal(("msteams", "a/b:1", "user1", "bot1"),
            ((string)sent["channelId"]!, (string)sent["conversation"]!["id"]!, (string)sent["recipient"]!["id"]!, (string)sent["from"]!["id"]!));
        Assert.Null(channel.Requests.Single().Bearer);
    }

    [Theory]
    [InlineData(201, DeliveryOutcome.Taken)]
    [InlineData(401, DeliveryOutcome.Failed)]
    [InlineData(403, DeliveryOutcome.Refused)]
    [InlineData(404, DeliveryOutcome.Refused)]
    [InlineData(302, DeliveryOutcome.Refused)]
    [InlineData(408, DeliveryOutcome.Failed)]
    [InlineData(429, DeliveryOutcome.Failed)]
    [InlineData(500, DeliveryOutcome.Failed)]
    [InlineData(503, DeliveryOutcome.Failed)]
    public async Task Status_DecidesWhetherToTryAgain(int status, DeliveryOutcome outcome)
    {
        using var channel = new FakeChannel((HttpStatusCode)status);
        Assert.Equal(outcome, (await Sender(channel).SendAsync(Turn(), default)).Outcome);
    }

    [Fact]
    public async Task RetryAfter_IsPassedOn()
    {
        using var channel = new FakeChannel(HttpStatusCode.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(7) };
        Assert.Equal(TimeSpan.FromSeconds(7), (await Sender(channel).SendAsync(Turn(), default)).RetryAfter);
    }

    [Fact]
    public async Task WithPassword_TokenIsFetchedOnceAndAgainAfter401()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        var options = new ConnectorOptions { AppId = "app", AppPassword = "pass&word", TokenEndpoint = issuer.TokenEndpoint };
        using var channel = new FakeChannel(HttpStatusCode.OK);
        var sender = Sender(channel, options);
        await sender.SendAsync(Turn(), default);
        await sender.SendAsync(Turn(), default);
        channel.Status = HttpStatusCode.Unauthorized;
        await sender.SendAsync(Turn(), default);
        await sender.SendAsync(Turn(), default);
        Assert.Equal(["reply-token-1", "reply-token-1", "reply-token-1", "reply-token-2"], channel.Requests.Select(request => request.Bearer));
        Assert.Contains("client_secret=pass%26word", issuer.Asked[0], StringComparison.Ordinal);
        Assert.Contains("grant_type=client_credentials", issuer.Asked[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connector/msteams", true)]
    [InlineData("directline", false)]
    [InlineData("line", false)]
    public void Handles_OnlyWhatCameInHere(string channel, bool handles)
    {
        using var fake = new FakeChannel(HttpStatusCode.OK);
        Assert.Equal(handles, Sender(fake).Handles(channel));
    }

    [Theory]
    [InlineData("Bot:OpenIdMetadata", "http://login.example/keys")]
    [InlineData("Bot:TokenEndpoint", "nonsense")]
    [InlineData("Bot:AppPassword", "password without id")]
    [InlineData("Bot:ExpectRepliesSeconds", "0")]
    [InlineData("DirectLine:TokenMinutes", "0")]
    [InlineData("DirectLine:TokenKey", "short")]
    [InlineData("RateLimits:PerTokenPerSecond", "1")]
    [InlineData("Proxies:Trusted:0", "proxy.local")]
    public async Task BadSetting_IsRefusedAtStart(string name, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ChannelHost.StartAsync((name, value)));
        Assert.Contains(name.Split(':')[0], refused.Message, StringComparison.Ordinal);
    }

    private static ReplySender Sender(FakeChannel channel, ConnectorOptions? options = null) => new(
        new HttpClient(channel, disposeHandler: false),
        new ReplyTokens(new HttpClient(), Options.Create(options ?? new ConnectorOptions()), TimeProvider.System),
        TimeProvider.System);

    private static OutboxTurn Turn(string serviceUrl = "https://smba.example") => new(
        "c-1", "connector/msteams", serviceUrl,
        """{"channelId":"msteams","conversation":{"id":"a/b:1"},"user":{"id":"user1"},"bot":{"id":"bot1"}}""", Ticket: null,
        [new OutboxReply(1, new Activity(new JsonObject { ["type"] = "message", ["text"] = "hello", ["replyToId"] = "in1" }))], Attempt: 1, Uncertain: false);

    private sealed class FakeChannel(HttpStatusCode status) : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; } = status;

        public TimeSpan? RetryAfter { get; init; }

        public List<(string Address, string Body, string? Bearer)> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.RequestUri!.AbsoluteUri, await request.Content!.ReadAsStringAsync(cancellationToken), request.Headers.Authorization?.Parameter));
            var response = new HttpResponseMessage(Status);
            response.Headers.RetryAfter = RetryAfter is { } after ? new(after) : null;
            return response;
        }
    }
}
