using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Platform;

/// <summary>The life of a rich menu on the platform.</summary>
public sealed class RichMenuEndpointsTests
{
    [Fact]
    public async Task Menu_IsShownOnlyWithAPicture_AndGoesWithItsAliasPointingNowhere()
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        var id = (string)(await client.CallAsync(HttpMethod.Post, "/v2/bot/richmenu", Menu())).Json["richMenuId"]!;
        Assert.Equal(400, (await client.CallAsync(HttpMethod.Post, $"/v2/bot/user/all/richmenu/{id}")).Status);
        Assert.Equal(200, await UploadAsync(client, id, 10));
        Assert.Equal(400, await UploadAsync(client, id, 10));
        Assert.Equal(200, (await client.CallAsync(HttpMethod.Post, $"/v2/bot/user/all/richmenu/{id}")).Status);
        Assert.Equal(
            id, (string)(await client.CallAsync(HttpMethod.Get, "/v2/bot/user/all/richmenu")).Json["richMenuId"]!);

        var alias = new JsonObject { ["richMenuAliasId"] = "zh", ["richMenuId"] = id };
        Assert.Equal(200, (await client.CallAsync(HttpMethod.Post, "/v2/bot/richmenu/alias", alias)).Status);
        Assert.Equal(400, (await client.CallAsync(HttpMethod.Post, "/v2/bot/richmenu/alias", alias)).Status);
        Assert.Equal(
            200, (await client.CallAsync(HttpMethod.Post, "/v2/bot/richmenu/alias/zh", new() { ["richMenuId"] = id })).Status);
        Assert.Equal(
            400, (await client.CallAsync(HttpMethod.Post, "/v2/bot/richmenu/alias/zh", new() { ["richMenuId"] = "none" })).Status);
        Assert.Equal(
            404, (await client.CallAsync(HttpMethod.Post, "/v2/bot/richmenu/alias/en", new() { ["richMenuId"] = id })).Status);

        Assert.Equal(200, (await client.CallAsync(HttpMethod.Delete, $"/v2/bot/richmenu/{id}")).Status);
        Assert.Equal(404, (await client.CallAsync(HttpMethod.Get, "/v2/bot/user/all/richmenu")).Status);
        Assert.Equal(200, (await client.CallAsync(HttpMethod.Delete, "/v2/bot/richmenu/alias/zh")).Status);
        Assert.Equal(404, (await client.CallAsync(HttpMethod.Delete, "/v2/bot/richmenu/alias/zh")).Status);
        platform.AssertNoFaults();
    }

    [Theory]
    [InlineData(0, 415)]
    [InlineData(RichMenuLimits.MostImageBytes, 200)]
    [InlineData(RichMenuLimits.MostImageBytes + 1, 413)]
    public async Task Picture_AtMostAMegabyte(int bytes, int status)
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        var id = (string)(await client.CallAsync(HttpMethod.Post, "/v2/bot/richmenu", Menu())).Json["richMenuId"]!;
        Assert.Equal(status, await UploadAsync(client, id, bytes));
        Assert.Equal(status == 200, platform.Faults.IsEmpty);
    }

    [Theory]
    [InlineData("chatBarText", "fifteen letters", "chatBarText")]
    [InlineData("chatBarText", null, "chatBarText")]
    [InlineData("size", """{"width":2500,"height":1725}""", "size")]
    [InlineData("size", """{"width":799,"height":300}""", "size.width")]
    [InlineData("areas", """[{"bounds":{"x":1,"y":0,"width":2500,"height":843},"action":{"type":"message","text":"x"}}]""", "areas[0].bounds")]
    [InlineData("areas", """[{"bounds":{"x":0,"y":0,"width":2500,"height":843},"action":{"type":"postback","label":"x"}}]""", "areas[0].action.data")]
    public async Task Menu_BeyondALimit_IsRefused(string name, string? value, string property)
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        var menu = Menu();
        menu.Remove(name);
        if (value is not null) menu[name] = value[0] is '{' or '[' ? JsonNode.Parse(value) : value;
        var answer = await client.CallAsync(HttpMethod.Post, "/v2/bot/richmenu/validate", menu);
        Assert.Equal((400, property), (answer.Status, answer.Property));
    }

    private static JsonObject Menu() => JsonNode.Parse(
        """
        {"size":{"width":2500,"height":843},"selected":true,"name":"menu","chatBarText":"menu",
        "areas":[{"bounds":{"x":0,"y":0,"width":2500,"height":843},"action":{"type":"message","text":"x"}}]}
        """)!.AsObject();

    private static async Task<int> UploadAsync(PlatformClient client, string id, int bytes)
    {
        using var content = new ByteArrayContent(new byte[bytes]);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return (await client.SendAsync(HttpMethod.Post, $"/v2/bot/richmenu/{id}/content", content)).Status;
    }
}
