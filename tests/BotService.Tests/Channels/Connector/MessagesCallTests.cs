using System.Text.Json.Nodes;

namespace BotService.Tests.Channels.Connector;

public sealed class MessagesCallTests
{
    [Fact]
    public async Task Message_IsHeardAndAnsweredWith200AndNothing()
    {
        await using var host = await ChannelHost.StartAsync(ConnectorHost.LocalTesting);
        var answer = await host.PostAsync("/api/messages", null, Activity());
        Assert.Equal((200, ""), (answer.Status, answer.Body));
        var start = Assert.Single(host.Bot.Opened);
        Assert.Equal(
            ("connector/emulator", "user1", "http://localhost:9000", false),
            (start.Channel, start.UserId, start.ServiceUrl, start.Greet));
        Assert.Equal("a1", Assert.Single(host.Bot.Heard).Id);
    }

    [Fact]
    public async Task ExpectReplies_AnswersWithAddressedActivities()
    {
        await using var host = await ChannelHost.StartAsync(ConnectorHost.LocalTesting);
        host.Bot.Script = _ => ["one", "two"];
        var answer = await host.PostAsync(
            "/api/messages", null, Activity(json => json["deliveryMode"] = "expectReplies"));
        Assert.Equal(200, answer.Status);
        Assert.Equal(["one", "two"], answer.Activities.Select(reply => (string)reply["text"]!));
        var reply = answer.Activities[0];
        Assert.Equal(("emulator", "conv1", "user1", "bot1"),
            ((string)reply["channelId"]!, (string)reply["conversation"]!["id"]!, (string)reply["recipient"]!["id"]!,
                (string)reply["from"]!["id"]!));
        Assert.Equal("a1", (string)reply["replyToId"]!);
        Assert.False(string.IsNullOrEmpty((string?)reply["id"]));
        Assert.False(reply["channelData"]!.AsObject().ContainsKey("webchat:sequence-id"));
    }

    [Fact]
    public async Task SameIdOnTwoChannels_IsTwoConversations()
    {
        await using var host = await ChannelHost.StartAsync(ConnectorHost.LocalTesting);
        await host.PostAsync("/api/messages", null, Activity());
        await host.PostAsync("/api/messages", null, Activity(json => json["channelId"] = "msteams"));
        await host.PostAsync("/api/messages", null, Activity(json => json["id"] = "a2"));
        Assert.Equal(2, host.Bot.Opened.Select(start => start.Id).Distinct().Count());
    }

    [Fact]
    public async Task Redelivery_IsHeardOnce()
    {
        await using var host = await ChannelHost.StartAsync(ConnectorHost.LocalTesting);
        await host.PostAsync("/api/messages", null, Activity());
        await host.PostAsync("/api/messages", null, Activity());
        Assert.Single(host.Bot.Heard);
    }

    public static TheoryData<string, int, string> BadBodies() => new()
    {
        { "", 400, "BadSyntax" },
        { "{", 400, "BadSyntax" },
        { "[]", 400, "BadSyntax" },
        { "{}", 400, "MissingProperty" },
        { Activity(json => json.Remove("type")), 400, "MissingProperty" },
        { Activity(json => json["type"] = 5), 400, "BadArgument" },
        { Activity(json => json["text"] = new JsonArray()), 400, "BadArgument" },
        { Activity(json => json.Remove("conversation")), 400, "MissingProperty" },
        { Activity(json => json["conversation"] = "conv1"), 400, "BadArgument" },
        { Activity(json => json["conversation"] = new JsonObject { ["id"] = 7 }), 400, "MissingProperty" },
        { Activity(json => json.Remove("from")), 400, "MissingProperty" },
        { Activity(json => json.Remove("channelId")), 400, "MissingProperty" },
        { Activity(json => json.Remove("serviceUrl")), 400, "MissingProperty" },
        { Activity(json => json["serviceUrl"] = "http://example.com"), 400, "BadArgument" },
        { Activity(json => json["serviceUrl"] = "file:///etc/passwd"), 400, "BadArgument" },
        { Activity(json => json["serviceUrl"] = "https://user:pass@smba.trafficmanager.net"), 400, "BadArgument" },
        { Activity(json => json["conversation"] = new JsonObject { ["id"] = "a\nb" }), 400, "BadArgument" },
        { Activity(json => json["timestamp"] = "the day before"), 400, "BadArgument" },
        { Activity(json => json["text"] = new string('x', 300_000)), 413, "MessageSizeTooBig" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task BadBody_GetsItsStatus(string body, int status, string code)
    {
        await using var host = await ChannelHost.StartAsync(ConnectorHost.LocalTesting);
        var answer = await host.PostAsync("/api/messages", null, body);
        Assert.Equal((status, code), (answer.Status, answer.ErrorCode));
        Assert.Empty(host.Bot.Heard);
    }

    [Theory]
    [InlineData("invoke")]
    [InlineData("event")]
    [InlineData("conversationUpdate")]
    [InlineData("endOfConversation")]
    [InlineData("unheard-of")]
    public async Task OtherTypes_AreTaken(string type)
    {
        await using var host = await ChannelHost.StartAsync(ConnectorHost.LocalTesting);
        Assert.Equal(200, (await host.PostAsync("/api/messages", null, Activity(json => json["type"] = type))).Status);
    }

    [Fact]
    public async Task ExpectReplies_WithNothingToSay_AnswersWithNoActivities()
    {
        await using var host = await ChannelHost.StartAsync(ConnectorHost.LocalTesting);
        host.Bot.Script = _ => [];
        var answer = await host.PostAsync(
            "/api/messages", null, Activity(json => json["deliveryMode"] = "expectReplies"));
        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Activities);
    }

    /// <summary>
    /// The SDK's classes would drop what they do not know and write dates anew; our turns get what came.
    /// </summary>
    [Fact]
    public async Task Activity_IsHeardAsItCame()
    {
        await using var host = await ChannelHost.StartAsync(ConnectorHost.LocalTesting);
        var sent = Activity(json =>
        {
            json["localTimestamp"] = "2026-11-29T09:49:32.1+08:00";
            json["value"] = new JsonObject { ["day"] = "2026-11-29T00:00:00", ["number"] = 1.50m };
            json["unheardOf"] = new JsonObject { ["a"] = new JsonArray(1, null, "二") };
        });
        await host.PostAsync("/api/messages", null, sent);
        var heard = Assert.Single(host.Bot.Heard).Json;
        foreach (var name in new[] { "localTimestamp", "value", "unheardOf" })
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sent)![name], heard[name]), $"{name}: {heard[name]}");
        }
    }

    internal static string Activity(Action<JsonObject>? change = null)
    {
        var json = new JsonObject
        {
            ["type"] = "message",
            ["id"] = "a1",
            ["channelId"] = "emulator",
            ["serviceUrl"] = "http://localhost:9000",
            ["from"] = new JsonObject { ["id"] = "user1", ["name"] = "User" },
            ["recipient"] = new JsonObject { ["id"] = "bot1", ["name"] = "Bot" },
            ["conversation"] = new JsonObject { ["id"] = "conv1" },
            ["text"] = "過戶",
            ["locale"] = "zh-TW",
        };
        change?.Invoke(json);
        return json.ToJsonString();
    }
}
