using BotService.LineStandIn;
using BotService.Tests.Conversations;

namespace BotService.Tests.Channels.Line.Platform;

/// <summary>Reply tokens, retry keys, the quota and who may call, as LINE has them.</summary>
public sealed class TokenTests
{
    private static readonly string Citizen = LineEvents.User("citizen");

    [Fact]
    public async Task ReplyToken_IsGoodOnce()
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        var token = client.Token(Citizen);
        var first = await client.ReplyAsync(token, PlatformClient.Text("one"), PlatformClient.Text("two"));
        var second = await client.ReplyAsync(token, PlatformClient.Text("three"));
        Assert.Equal((200, 2), (first.Status, first.Json["sentMessages"]!.AsArray().Count));
        Assert.Equal((400, "Invalid reply token"), (second.Status, second.Message));
        Assert.Equal(["one", "two"], platform.Chats.Of(Citizen).Select(a => a.Words));
        Assert.All(platform.Chats.Of(Citizen), a => Assert.Equal("reply", a.Way));
        Assert.NotEqual(first.Headers["x-line-request-id"], second.Headers["x-line-request-id"]);
    }

    [Fact]
    public async Task ReplyToken_IsGoodForAMinuteFromItsLastDelivery()
    {
        var time = new FakeTime();
        await using var platform = await LinePlatform.StartAsync(time);
        using var client = new PlatformClient(platform);
        var (inTime, late, again) = (client.Token(Citizen), client.Token(Citizen), client.Token(Citizen));
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(200, (await client.ReplyAsync(inTime, PlatformClient.Text("x"))).Status);
        platform.Chats.Issue(again, platform.Account, Citizen, "event");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(400, (await client.ReplyAsync(late, PlatformClient.Text("x"))).Status);
        Assert.Equal(200, (await client.ReplyAsync(again, PlatformClient.Text("x"))).Status);
    }

    [Fact]
    public async Task ReplyToken_OfAnotherAccount_IsInvalid()
    {
        await using var platform = await LinePlatform.StartAsync("power", "water");
        using var client = new PlatformClient(platform);
        Assert.Equal(
            400, (await client.ReplyAsync(client.Token(Citizen, platform.Accounts[1]), PlatformClient.Text("x"))).Status);
    }

    [Fact]
    public async Task RetryKey_OnAReply_IsRefusedAndAFault()
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        var body = new System.Text.Json.Nodes.JsonObject
        {
            ["replyToken"] = client.Token(Citizen),
            ["messages"] = new System.Text.Json.Nodes.JsonArray(PlatformClient.Text("x"))
        };
        Assert.Equal(400, (await client.CallAsync(HttpMethod.Post, LinePlatform.ReplyPath, body, key: Key(1))).Status);
        Assert.Single(platform.Faults);
        Assert.Empty(platform.Chats.Of(Citizen));
    }

    [Fact]
    public async Task Push_WithTheSameRetryKey_ArrivesOnceAndSays409()
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        var first = await client.PushAsync(Citizen, Key(1), PlatformClient.Text("x"));
        var second = await client.PushAsync(Citizen, Key(1), PlatformClient.Text("x"));
        var third = await client.PushAsync(Citizen, Key(2), PlatformClient.Text("y"));
        Assert.Equal((200, 409, 200), (first.Status, second.Status, third.Status));
        Assert.Equal(first.Headers["x-line-request-id"], second.Headers["x-line-accepted-request-id"]);
        Assert.Equal(first.Json["sentMessages"]!.ToJsonString(), second.Json["sentMessages"]!.ToJsonString());
        Assert.Equal(["x", "y"], platform.Chats.Of(Citizen).Select(a => a.Words));
        Assert.Equal(2, platform.Account.Pushed);
        platform.AssertNoFaults();
    }

    [Fact]
    public async Task RetryKey_ADayOld_IsForgotten()
    {
        var time = new FakeTime();
        await using var platform = await LinePlatform.StartAsync(time);
        using var client = new PlatformClient(platform);
        await client.PushAsync(Citizen, Key(1), PlatformClient.Text("x"));
        time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(200, (await client.PushAsync(Citizen, Key(1), PlatformClient.Text("x"))).Status);
    }

    [Fact]
    public async Task RetryKey_ThatIsNoUuid_IsRefusedAndAFault()
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        Assert.Equal(400, (await client.PushAsync(Citizen, "17", PlatformClient.Text("x"))).Status);
        Assert.Single(platform.Faults);
    }

    [Fact]
    public async Task Quota_UsedUp_StopsPushesAndNoReplies()
    {
        await using var platform = await LinePlatform.StartAsync();
        platform.Account.Quota = 1;
        using var client = new PlatformClient(platform);
        Assert.Equal(200, (await client.PushAsync(Citizen, Key(1), PlatformClient.Text("x"))).Status);
        var beyond = await client.PushAsync(Citizen, Key(2), PlatformClient.Text("y"));
        Assert.Equal((429, "You have reached your monthly limit."), (beyond.Status, beyond.Message));
        Assert.Equal(409, (await client.PushAsync(Citizen, Key(1), PlatformClient.Text("x"))).Status);
        Assert.Equal(200, (await client.ReplyAsync(client.Token(Citizen), PlatformClient.Text("z"))).Status);
        Assert.Equal(1, (int)(await client.CallAsync(HttpMethod.Get, "/v2/bot/message/quota")).Json["value"]!);
        Assert.Equal(
            1, (int)(await client.CallAsync(HttpMethod.Get, "/v2/bot/message/quota/consumption")).Json["totalUsage"]!);
    }

    [Fact]
    public async Task Bearer_Unknown_IsUnauthorized()
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        Assert.Equal(401, (await client.CallAsync(HttpMethod.Get, "/v2/bot/info", token: "wrong")).Status);
        Assert.Equal(
            platform.Account.BotId, (string)(await client.CallAsync(HttpMethod.Get, "/v2/bot/info")).Json["userId"]!);
    }

    [Fact]
    public async Task Path_ThatLineHasNot_IsAFault()
    {
        await using var platform = await LinePlatform.StartAsync();
        using var client = new PlatformClient(platform);
        Assert.Equal(404, (await client.CallAsync(HttpMethod.Get, "/v2/bot/nothing")).Status);
        Assert.Single(platform.Faults);
    }

    private static string Key(int number) => $"{number:x8}-0000-4000-8000-000000000000";
}
