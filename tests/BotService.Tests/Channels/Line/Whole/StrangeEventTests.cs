using System.Text.Json.Nodes;
using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>
/// What LINE may send some day, or sends to others: taken with 200, answered with nothing,
/// no obstacle for what follows.
/// </summary>
public sealed class StrangeEventTests
{
    public static TheoryData<string, string> Strange => new()
    {
        { "an unknown event", """{"type":"telepathy","thought":{"strength":3}}""" },
        { "a message of an unknown type", """{"message":{"type":"hologram","id":"1","depth":[1,2]}}""" },
        { "a chat that another module has", """{"mode":"standby"}""" },
        { "a group that keeps its member to itself", """{"source":{"type":"group","groupId":"C00000000000000000000000000000000"}}""" },
        { "a citizen without an id", """{"source":{"type":"user"}}""" },
        { "no source at all", """{"source":null}""" },
        { "a trial of zeros", """{"replyToken":"00000000000000000000000000000000"}""" },
        { "a trial of f", """{"replyToken":"ffffffffffffffffffffffffffffffff"}""" },
        { "an account that leaves a group", """{"type":"leave","source":{"type":"group","groupId":"C00000000000000000000000000000000"}}""" },
        { "a beacon", """{"type":"beacon","beacon":{"hwid":"d41d8cd98f","type":"enter"}}""" },
        { "an account that was suspended", """{"type":"botSuspended"}""" },
        { "a week old", """{"timestamp":1763000000000}""" },
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task Event_ThatAsksForNothing_Is200AndNotAnswered(string what, string change)
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        var strange = host.Events.Text(phone.Id, "電費過戶要帶什麼").With(json =>
        {
            foreach (var (name, value) in JsonNode.Parse(change)!.AsObject()) json[name] = value?.DeepClone();
        });
        Assert.True(await host.Deliveries.SendAsync(strange) == 200, what);
        var answer = await phone.SayAsync("停水了怎麼辦");
        Assert.Equal(answer.Select(a => a.Event), host.Platform.Chats.All().Select(a => a.Event));
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Event_WithPropertiesOfTomorrow_IsAnswered()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        Assert.NotEmpty(await phone.AnswerAsync(host.Events.Text(phone.Id, "電費過戶要帶什麼").With(json =>
        {
            json["newThing"] = new JsonObject { ["deep"] = new JsonArray(1, "two", null) };
            json["message"]!["mood"] = "good";
            json["source"]!["tenant"] = 7;
        })));
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Event_OfTheFuture_IsAnsweredAndHoldsNobodyUp()
    {
        await using var host = await LineHost.StartAsync();
        var phone = host.Phone();
        Assert.NotEmpty(
            await phone.AnswerAsync(
                host.Events.Text(phone.Id, "電費過戶要帶什麼").With(json => json["timestamp"] = 4102444800000)));
        Assert.NotEmpty(await phone.SayAsync("公司"));
        host.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Webhook_WithoutEvents_Is200()
    {
        await using var host = await LineHost.StartAsync();
        Assert.Equal(200, await host.Deliveries.SendAsync());
        using var console = new PlatformClient(host.Platform);
        var tested = await console.CallAsync(
            HttpMethod.Post, "/v2/bot/channel/webhook/test",
            new() { ["endpoint"] = host.Deliveries.AddressOf(host.Platform.Account).AbsoluteUri });
        Assert.Equal((200, true), (tested.Status, (bool)tested.Json["success"]!));
        Assert.Empty(host.Platform.Chats.All());
        host.Platform.AssertNoFaults();
    }
}
