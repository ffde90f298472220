using System.Text;
using System.Text.Json.Nodes;
using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Platform;

/// <summary>The platform takes Flex messages just within LINE's limits, and none beyond.</summary>
public sealed class FlexLimitsTests
{
    [Theory]
    [InlineData(1, 200)]
    [InlineData(1500, 200)]
    [InlineData(1501, 400)]
    [InlineData(0, 400)]
    public Task AltText_AtMost1500Units(int units, int status) =>
        AssertAsync(status, "messages[0].altText", Flex(Bubble(Line("x")), new('字', units)));

    [Theory]
    [InlineData(-1, 200)]
    [InlineData(0, 200)]
    [InlineData(1, 400)]
    public Task Bubble_AtMost30Kilobytes(int beyond, int status)
    {
        var empty = Encoding.UTF8.GetByteCount(Bubble(Line("")).ToJsonString());
        return AssertAsync(
            status, "messages[0].contents", Flex(Bubble(Line(new('x', FlexLimits.MostBubbleBytes - empty + beyond)))));
    }

    [Theory]
    [InlineData(12, 200)]
    [InlineData(13, 400)]
    [InlineData(0, 400)]
    public Task Carousel_AtMostTwelveBubbles(int count, int status) =>
        AssertAsync(status, "messages[0].contents.contents",
            Flex(Carousel([.. Enumerable.Range(0, count).Select(_ => Bubble(Line("x")))])));

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 400)]
    public Task Carousel_AtMost50Kilobytes(int beyond, int status)
    {
        var empty = Encoding.UTF8.GetByteCount(Carousel(Bubble(Line("")), Bubble(Line(""))).ToJsonString());
        var room = FlexLimits.MostCarouselBytes - empty + beyond;
        return AssertAsync(
            status, "messages[0].contents",
            Flex(Carousel(Bubble(Line(new('x', room / 2))), Bubble(Line(new('x', room - room / 2))))));
    }

    [Fact]
    public async Task Carousel_OfUnequalWidths_IsRefused()
    {
        var narrow = Bubble(Line("x"));
        narrow["size"] = "kilo";
        await AssertAsync(400, "messages[0].contents.contents", Flex(Carousel(Bubble(Line("x")), narrow)));
    }

    [Theory]
    [InlineData("""{"type":"text","text":""}""", "text")]
    [InlineData("""{"type":"text"}""", "text")]
    [InlineData("""{"type":"text","text":"x","color":"red"}""", "color")]
    [InlineData("""{"type":"text","text":"x","margin":"wide"}""", "margin")]
    [InlineData("""{"type":"text","text":"x","size":"huge"}""", "size")]
    [InlineData("""{"type":"button","action":{"type":"message","text":"x"}}""", "action.label")]
    [InlineData("""{"type":"button","action":{"type":"message","label":"a label of more than 20","text":"x"}}""", "action.label")]
    [InlineData("""{"type":"image","url":"http://x.example/a.png"}""", "url")]
    [InlineData("""{"type":"text","contents":[{"type":"span","text":""}]}""", "contents[0].text")]
    public async Task Component_BeyondALimit_IsRefused(string component, string property) =>
        await AssertAsync(
            400, $"messages[0].contents.body.contents[0].{property}",
            Flex(Bubble(JsonNode.Parse(component)!.AsObject())));

    [Theory]
    [InlineData("""{"type":"separator","margin":"md"}""")]
    [InlineData("""{"type":"text","text":"x","color":"#1a2b3cff","size":"14px","flex":0,"wrap":true}""")]
    [InlineData("""{"type":"box","layout":"baseline","contents":[{"type":"text","text":"☐","flex":0},{"type":"text","contents":[{"type":"span","text":"a"}]}]}""")]
    [InlineData("""{"type":"button","style":"primary","action":{"type":"uri","label":"x","uri":"https://x.example/"}}""")]
    public async Task Component_WithinTheLimits_IsTaken(string component) =>
        await AssertAsync(200, "", Flex(Bubble(JsonNode.Parse(component)!.AsObject())));

    private static JsonObject Line(string text) => new() { ["type"] = "text", ["text"] = text };

    private static JsonObject Bubble(JsonObject component) => new()
    {
        ["type"] = "bubble",
        ["body"] = new JsonObject
        {
            ["type"] = "box", ["layout"] = "vertical", ["contents"] = new JsonArray(component)
        },
    };

    private static JsonObject Carousel(params JsonObject[] bubbles) =>
        new() { ["type"] = "carousel", ["contents"] = new JsonArray([.. bubbles]) };

    private static JsonObject Flex(JsonObject contents, string altText = "x") =>
        new() { ["type"] = "flex", ["altText"] = altText, ["contents"] = contents };

    private static async Task AssertAsync(int status, string property, JsonObject message)
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        var answer = await client.ValidateAsync(message);
        Assert.True(status == answer.Status, $"{answer.Status}: {answer.Json}");
        if (status != 200) Assert.Equal(property, answer.Property);
    }
}
