using System.Net;
using System.Text.Json.Nodes;
using BotService.Channels.Connector;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Sheets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Connector;

public sealed class ReplySenderTests
{
    [Fact]
    public async Task Reply_GoesWhereItBelongs()
    {
        using var channel = new FakeChannel(HttpStatusCode.OK);
        var delivery = await Sender(channel).SendAsync(Turn("http://localhost:9000/x/"), default);
        Assert.Equal((DeliveryOutcome.Taken, 1), (delivery.Outcome, delivery.Count));
        Assert.Equal(
            "http://localhost:9000/x/v3/conversations/a%2Fb%3A1/activities/in1", channel.Requests.Single().Address);
        var sent = JsonNode.Parse(channel.Requests.Single().Body)!;
        Assert.Equal(
            ("out1", "in1", "hello"), ((string)sent["id"]!, (string)sent["replyToId"]!, (string)sent["text"]!));
        Assert.Equal(("msteams", "a/b:1", "user1", "bot1"),
            ((string)sent["channelId"]!, (string)sent["conversation"]!["id"]!, (string)sent["recipient"]!["id"]!,
                (string)sent["from"]!["id"]!));
        Assert.Null(channel.Requests.Single().Bearer);
    }

    [Theory]
    [InlineData(201, DeliveryOutcome.Taken)]
    [InlineData(204, DeliveryOutcome.Taken)]
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
    public async Task Answer_ThatIsNoJson_IsTakenAllTheSame()
    {
        using var channel = new FakeChannel(HttpStatusCode.OK) { Says = "<html>" };
        Assert.Equal(DeliveryOutcome.Taken, (await Sender(channel).SendAsync(Turn(), default)).Outcome);
    }

    [Fact]
    public async Task ServiceUrl_NoLongerOnTheList_IsNotPostedTo()
    {
        using var channel = new FakeChannel(HttpStatusCode.OK);
        Assert.Equal(
            DeliveryOutcome.Refused, (await Sender(channel).SendAsync(Turn("https://10.0.0.5/"), default)).Outcome);
        Assert.Empty(channel.Requests);
    }

    /// <summary>
    /// Texts that look like dates, letters of many kinds and a card go through the SDK's classes unchanged.
    /// </summary>
    [Fact]
    public async Task Reply_IsSentAsItWasMade()
    {
        var reply = JsonNode.Parse("""
            {"type":"message","id":"out1","replyToId":"in1","text":"2026-11-29T00:00:00","textFormat":"markdown","locale":"zh-TW",
             "speak":"過戶","inputHint":"expectingInput",
             "attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5",
              "body":[{"type":"TextBlock","text":"2026-11-29T09:00:00+08:00","wrap":true},{"type":"X","n":[1,2.5,null,false]}]}}],
             "suggestedActions":{"actions":[{"type":"imBack","title":"是","value":"是"}]},
             "channelData":{"answer":{"kind":"list","at":"2026-11-29T09:00:00Z"}}}
            """)!.AsObject();
        using var channel = new FakeChannel(HttpStatusCode.OK);
        var turn = Turn() with { Replies = [new OutboxReply(1, new StoredActivity(1, new Activity(reply.DeepClone().AsObject())))] };
        await Sender(channel).SendAsync(turn, default);
        var sent = JsonNode.Parse(channel.Requests.Single().Body)!;
        foreach (var (name, value) in reply)
        {
            Assert.True(JsonNode.DeepEquals(value, sent[name]), $"{name}: {sent[name]?.ToJsonString()}");
        }
    }

    [Theory]
    [InlineData("", "", "/botframework.com/oauth2/v2.0/token")]
    [InlineData("", "77777777-2222-3333-4444-555555555555", "/77777777-2222-3333-4444-555555555555/oauth2/v2.0/token")]
    [InlineData("MultiTenant", "77777777-2222-3333-4444-555555555555", "/botframework.com/oauth2/v2.0/token")]
    public async Task WithPassword_TokenIsFetchedOnceAndAgainAfter401(string type, string tenant, string path)
    {
        // The SDK keeps tokens for the whole process, by app id and tenant.
        var app = $"{type.Length:x8}-{tenant.Length:x4}-3333-4444-555555555555";
        using var channel = new FakeChannel(HttpStatusCode.OK);
        var sender = Sender(
            channel, new ConnectorOptions
            {
                AppId = app, AppPassword = "pass&word", TenantId = tenant, AppType = type
            });
        await sender.SendAsync(Turn(), default);
        await sender.SendAsync(Turn(), default);
        channel.Status = HttpStatusCode.Unauthorized;
        Assert.Equal(DeliveryOutcome.Failed, (await sender.SendAsync(Turn(), default)).Outcome);
        channel.Status = HttpStatusCode.OK;
        await sender.SendAsync(Turn(), default);
        string?[] expected = ["reply-token-1", "reply-token-1", "reply-token-1", "reply-token-2"];
        Assert.Equal(expected, channel.Requests.Select(request => request.Bearer));
        Assert.StartsWith(path, channel.Asked[0], StringComparison.Ordinal);
        Assert.Contains("client_secret=pass%26word", channel.Asked[0], StringComparison.Ordinal);
        Assert.Contains("grant_type=client_credentials", channel.Asked[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithCertificate_ItSignsForTheToken()
    {
        using var file = CertificateFile.Make();
        using var channel = new FakeChannel(HttpStatusCode.OK);
        var sender = Sender(channel, new ConnectorOptions
        {
            AppId = "cccccccc-2222-3333-4444-555555555555",
            AppType = "Certificate",
            CertificateFile = file.Path,
            TenantId = "77777777-2222-3333-4444-555555555555",
        });
        await sender.SendAsync(Turn(), default);
        Assert.Equal("reply-token-1", channel.Requests.Single().Bearer);
        Assert.Contains("client_assertion=", channel.Asked.Single(), StringComparison.Ordinal);
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

    private static ReplySender Sender(FakeChannel channel, ConnectorOptions? options = null)
    {
        var settings = Options.Create(options ?? new ConnectorOptions { AllowLocalWithoutAppId = true });
        var authentication = BotCredentials.Authentication(settings.Value, new ConnectorClients(channel));
        return new ReplySender(
            authentication, new ServiceUrlList(settings),
            new ActivityRenderer(
                new AdaptiveSheet(Options.Create(new SiteOptions())), NullLogger<ActivityRenderer>.Instance),
            settings, TimeProvider.System);
    }

    private static OutboxTurn Turn(string serviceUrl = "https://smba.trafficmanager.net/tw") => new(
        "c-1", "connector/msteams", serviceUrl,
        """{"channelId":"msteams","conversation":{"id":"a/b:1"},"user":{"id":"user1"},"bot":{"id":"bot1"}}""",
        Ticket: null,
        [new OutboxReply(1, new StoredActivity(
            1, Activity.Parse("""{"type":"message","id":"out1","text":"hello","replyToId":"in1"}"""u8)))],
        Attempt: 1, Uncertain: false);
}
