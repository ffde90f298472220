using System.Text;
using System.Text.Json.Nodes;
using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Platform;

/// <summary>The platform takes what is just within LINE's limits, and nothing beyond.</summary>
public sealed class MessageLimitsTests
{
    private const string Family = "👨‍👩‍👧‍👦";

    [Theory]
    [InlineData(1, 200)]
    [InlineData(5000, 200)]
    [InlineData(5001, 400)]
    [InlineData(0, 400)]
    public Task Text_IsCountedInUnits(int units, int status) =>
        AssertAsync(status, "messages[0].text", Text(new('字', units)));

    [Theory]
    [InlineData(2500, 200)]
    [InlineData(2501, 400)]
    public Task Text_OfEmoji_CountsTwoEach(int emoji, int status) =>
        AssertAsync(status, "messages[0].text", Text(Repeat("😀", emoji)));

    [Fact]
    public async Task Text_CutThroughAnEmoji_IsRefused()
    {
        await AssertAsync(400, "messages[0].text", Text(Repeat("😀", 2500)[..4999]));
        await AssertRawAsync("""{"messages":[{"type":"text","text":"\ud83d"}]}""", 400);
    }

    [Fact]
    public async Task Text_GoingOnWithinACharacter_IsAFaultThoughTaken()
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        Assert.Equal(200, (await client.ValidateAsync(Text("e"), Text("\u0301 and on"))).Status);
        Assert.Equal("messages[1].text", Assert.Single(platform.Faults).Property);
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(5, 200)]
    [InlineData(6, 400)]
    [InlineData(0, 400)]
    public Task Messages_OneToFive(int count, int status) =>
        AssertAsync(status, "messages", [.. Enumerable.Range(0, count).Select(i => Text($"{i}"))]);

    [Theory]
    [InlineData(13, 200)]
    [InlineData(14, 400)]
    [InlineData(0, 400)]
    public Task QuickReplies_AtMostThirteen(int count, int status) =>
        AssertAsync(status, "messages[0].quickReply.items",
            Quick([.. Enumerable.Range(0, count).Select(i => Say($"{i}"))]));

    [Fact]
    public async Task QuickReplies_NotOnTheLastMessage_AreAFaultThoughTaken()
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        Assert.Equal(200, (await client.ValidateAsync(Quick(Say("yes")), Text("after"))).Status);
        Assert.Equal("messages[0].quickReply", Assert.Single(platform.Faults).Property);
    }

    [Theory]
    [InlineData(20, 200)]
    [InlineData(21, 400)]
    public Task Label_IsCountedInCharactersAsPeopleSeeThem(int families, int status) =>
        AssertAsync(status, "messages[0].quickReply.items[0].action.label",
            Quick(Action("message", ("label", Repeat(Family, families)), ("text", "x"))));

    [Theory]
    [InlineData("data", 300, 200)]
    [InlineData("data", 301, 400)]
    [InlineData("displayText", 300, 200)]
    [InlineData("displayText", 301, 400)]
    public Task Postback_AtMost300(string property, int length, int status)
    {
        var action = Action("postback", ("label", "x"), ("data", "d"));
        action[property] = new string('x', length);
        return AssertAsync(status, $"messages[0].quickReply.items[0].action.{property}", Quick(action));
    }

    [Theory]
    [InlineData("https://x.example/", 200)]
    [InlineData("tel:1911", 200)]
    [InlineData("javascript:alert(1)", 400)]
    [InlineData("mailto:a@b.example", 400)]
    public Task Address_OfKnownSchemesOnly(string uri, int status) =>
        AssertAsync(status, "messages[0].quickReply.items[0].action.uri",
            Quick(Action("uri", ("label", "x"), ("uri", uri))));

    [Fact]
    public async Task Address_AtMost1000()
    {
        await AssertAsync(
            200, "", Quick(Action("uri", ("label", "x"), ("uri", "https://x.example/".PadRight(1000, 'x')))));
        await AssertAsync(
            400, "messages[0].quickReply.items[0].action.uri",
            Quick(Action("uri", ("label", "x"), ("uri", "https://x.example/".PadRight(1001, 'x')))));
    }

    [Fact]
    public async Task Action_WithoutLabelOrPoint_IsRefused()
    {
        await AssertAsync(400, "messages[0].quickReply.items[0].action.label", Quick(Action("message", ("text", "x"))));
        await AssertAsync(400, "messages[0].quickReply.items[0].action.text", Quick(Action("message", ("label", "x"))));
        await AssertAsync(
            400, "messages[0].quickReply.items[0].action.data", Quick(Action("postback", ("label", "x"))));
    }

    [Theory]
    [InlineData(2, 160, 200)]
    [InlineData(2, 161, 400)]
    [InlineData(4, 10, 200)]
    [InlineData(5, 10, 400)]
    public async Task Buttons_KeepTheirLimits(int actions, int text, int status)
    {
        var buttons = new JsonObject
        {
            ["type"] = "buttons", ["text"] = Repeat(Family, text),
            ["actions"] = new JsonArray([.. Enumerable.Range(0, actions).Select(i => Say($"{i}"))])
        };
        await AssertAsync(
            status, actions > 4 ? "messages[0].template.actions" : "messages[0].template.text",
            new JsonObject { ["type"] = "template", ["altText"] = "x", ["template"] = buttons });
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static JsonObject Text(string text) => PlatformClient.Text(text);

    private static JsonObject Say(string label) => Action("message", ("label", label), ("text", label));

    private static JsonObject Action(string type, params (string Name, string Value)[] properties)
    {
        var action = new JsonObject { ["type"] = type };
        foreach (var (name, value) in properties) action[name] = value;
        return action;
    }

    private static JsonObject Quick(params JsonObject[] actions)
    {
        var message = Text("choose");
        message["quickReply"] = new JsonObject
        {
            ["items"] = new JsonArray([.. actions.Select(a => new JsonObject { ["type"] = "action", ["action"] = a })])
        };
        return message;
    }

    private static async Task AssertAsync(int status, string property, params JsonObject[] messages)
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        var answer = await client.ValidateAsync(messages);
        Assert.True(status == answer.Status, $"{answer.Status}: {answer.Json}");
        Assert.Equal(status == 200, platform.Faults.IsEmpty);
        if (status != 200) Assert.Equal(property, answer.Property);
    }

    private static async Task AssertRawAsync(string json, int status)
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        Assert.Equal(
            status, (await client.SendAsync(HttpMethod.Post, "/v2/bot/message/validate/reply", content)).Status);
    }
}
