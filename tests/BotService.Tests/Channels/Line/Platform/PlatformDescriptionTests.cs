using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Platform;

/// <summary>
/// The platform itself against LINE's published descriptions: what it serves, what it answers, what it delivers.
/// </summary>
public sealed class PlatformDescriptionTests
{
    private static readonly string Citizen = LineEvents.User("citizen");

    private static readonly JsonObject Menu = JsonNode.Parse(
        """{"size":{"width":2500,"height":843},"selected":true,"name":"menu","chatBarText":"menu","areas":[{"bounds":{"x":0,"y":0,"width":2500,"height":843},"action":{"type":"message","text":"x"}}]}""")!.AsObject();

    [DescribedTheory]
    [InlineData("""{"messages":[{"type":"text","text":"x","colour":"red"}]}""", "messages[0].colour")]
    [InlineData("""{"messages":[{"type":"text","text":"x","quickReply":null}]}""", "messages[0].quickReply")]
    [InlineData("""{"messages":[{"type":"card","text":"x"}]}""", "messages[0].type")]
    [InlineData("""{"messages":[{"type":"audio","originalContentUrl":"https://x.example/a.m4a"}]}""", "messages[0].duration")]
    [InlineData("""{"messages":[{"type":"flex","altText":"x","contents":{"type":"bubble","body":{"type":"text","text":"x"}}}]}""", "messages[0].contents.body.layout")]
    public async Task Body_NotAsDescribed_IsRefusedAndAFault(string body, string property)
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        var answer = await client.CallAsync(
            HttpMethod.Post, "/v2/bot/message/validate/push", JsonNode.Parse(body)!.AsObject());
        Assert.Equal((400, property), (answer.Status, answer.Property));
        Assert.False(platform.Faults.IsEmpty);
    }

    [DescribedFact]
    public async Task Answers_AreAsDescribed()
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        const string Key = "00000001-0000-4000-8000-000000000000";
        platform.Contents["1"] = [1];
        var text = PlatformClient.Text("x");
        await CheckAsync(
            200, HttpMethod.Post, LinePlatform.ReplyPath, null,
            new() { ["replyToken"] = client.Token(Citizen), ["messages"] = new JsonArray(text) });
        await CheckAsync(
            400, HttpMethod.Post, LinePlatform.ReplyPath, null,
            new() { ["replyToken"] = "spent", ["messages"] = new JsonArray(text.DeepClone()) });
        var push = new JsonObject { ["to"] = Citizen, ["messages"] = new JsonArray(text.DeepClone()) };
        await CheckAsync(200, HttpMethod.Post, LinePlatform.PushPath, null, push, Key);
        await CheckAsync(409, HttpMethod.Post, LinePlatform.PushPath, null, push, Key);
        platform.Account.Quota = 1;
        await CheckAsync(429, HttpMethod.Post, LinePlatform.PushPath, null, push);
        await CheckAsync(200, HttpMethod.Get, "/v2/bot/message/quota");
        await CheckAsync(200, HttpMethod.Get, "/v2/bot/message/quota/consumption");
        await CheckAsync(200, HttpMethod.Get, "/v2/bot/info");
        await CheckAsync(200, HttpMethod.Get, "/v2/bot/profile/{userId}", Citizen);
        await CheckAsync(200, HttpMethod.Get, "/v2/bot/message/{messageId}/content/transcoding", "1");
        await CheckAsync(
            202, HttpMethod.Post, "/v2/bot/chat/loading/start", null,
            new() { ["chatId"] = Citizen, ["loadingSeconds"] = 20 });
        await CheckAsync(200, HttpMethod.Post, "/v2/bot/chat/markAsRead", null, new() { ["markAsReadToken"] = "t" });
        await CheckAsync(
            200, HttpMethod.Put, "/v2/bot/channel/webhook/endpoint", null,
            new() { ["endpoint"] = "https://x.example/" });
        await CheckAsync(200, HttpMethod.Get, "/v2/bot/channel/webhook/endpoint");
        var menu = (string)(await CheckAsync(200, HttpMethod.Post, "/v2/bot/richmenu", null, Menu.DeepClone()
            .AsObject()))["richMenuId"]!;
        await CheckAsync(200, HttpMethod.Get, "/v2/bot/richmenu/{richMenuId}", menu);
        await CheckAsync(200, HttpMethod.Get, "/v2/bot/richmenu/list");
        await CheckAsync(
            200, HttpMethod.Post, "/v2/bot/richmenu/alias", null,
            new() { ["richMenuAliasId"] = "a", ["richMenuId"] = menu });
        await CheckAsync(200, HttpMethod.Get, "/v2/bot/richmenu/alias/{richMenuAliasId}", "a");
        await CheckAsync(200, HttpMethod.Get, "/v2/bot/richmenu/alias/list");
        platform.AssertNoFaults();

        async Task<JsonObject> CheckAsync(
            int status, HttpMethod method, string path, string? id = null, JsonObject? body = null, string? key = null)
        {
            var at = id is null
                ? path : path[..path.IndexOf('{', StringComparison.Ordinal)] + id
                    + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..];
            var answer = await client.CallAsync(method, at, body, key);
            Assert.True(status == answer.Status, $"{method} {at}: {answer.Status} {answer.Json}");
            Assert.True(Description.OfCalls!.Knows(method.Method, path), $"{path} is not described");
            if (Description.OfCalls.AnswerOf(method.Method, path, status) is { } schema)
            {
                Assert.Equal(
                    [], new DescriptionChecker(Description.OfCalls).Check(
                        schema, JsonSerializer.SerializeToElement(answer.Json)));
            }

            return answer.Json;
        }
    }

    [DescribedFact]
    public void Events_AreAsDescribed()
    {
        var events = new LineEvents(TimeProvider.System);
        var group = LineEvents.Group("g");
        var account = new PlatformAccount("power");
        LineEvent[] all =
        [
            events.Text(Citizen, "x"), events.Text(Citizen, "x", group),
            events.Mention(group, Citizen, "power", "x", account.BotId), events.Postback(Citizen, "x"),
            events.Sticker(Citizen), events.Image(Citizen), events.Audio(Citizen), events.File(Citizen, "a.pdf"),
            events.Location(Citizen, "x"),
            events.Follow(Citizen), events.Unfollow(Citizen), events.Unsend(Citizen, "1"),
        ];
        using var body = JsonDocument.Parse(Deliveries.BodyOf(account, all));
        Assert.Equal(
            [], new DescriptionChecker(Description.OfWebhooks!).Check(
                Description.OfWebhooks!.Schema("CallbackRequest"), body.RootElement));
        Assert.Equal(all.Select(e => e.Id), all.Select(e => e.Id).Distinct().Order(StringComparer.Ordinal));
    }
}
