using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotService.Engine.Data;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Channels.Line.Webhook;

/// <summary>What becomes of each event in a chat with one person.</summary>
public sealed class EventTests
{
    private static readonly string Published = Path.Combine(
        Shipped.Root, "..", "shared", "specs", "line-openapi", "webhook.yml");

    [Fact]
    public void Text_IsAMessageInItsConversation()
    {
        var arrival = Assert.Single(Events.Read(Events.Webhook(Events.Text("過戶要帶什麼"))));
        var json = arrival.Activity.Json.DeepClone().AsObject();
        var user = (string)json["from"]!["id"]!;
        Assert.Matches("^u-[0-9a-f]{24}$", user);
        json.Remove("from");
        Assert.Equal(
            """{"type":"message","id":"m01HE0000000000000000000001","text":"過戶要帶什麼"}""",
            new BotService.Protocol.Activity(json).ToJson());

        var conversation = arrival.Conversation;
        Assert.Matches("^l-[0-9a-f]{32}$", conversation.Id);
        Assert.Equal(
            ("line/power", user, null, "https://api.line.me", false),
            (conversation.Channel, conversation.UserId, conversation.Locale, conversation.ServiceUrl,
                conversation.Greet));
        Assert.Equal(
            $$"""{"account":"power","destination":"{{Events.Bot}}","to":"{{Events.User}}","kind":"user"}""",
            conversation.Reference);
        Assert.Equal(("01HE0000000000000000000001", Events.Now), (arrival.EventKey, arrival.Happened));
        Assert.Equal(
            """{"replyToken":"nHuyWiB7yP5Zw52FIkcQobQuGDXCTA","at":"2026-11-21T05:00:00.000Z"}""", arrival.Ticket);
    }

    [Fact]
    public void LinesIdOfACitizen_StandsInTheReferenceOnly()
    {
        var arrival = Assert.Single(Events.Read(Events.Webhook(Events.Text("x"))));
        Assert.DoesNotContain(
            Events.User, arrival.Activity.ToJson() + (arrival.Conversation with { Reference = null }) + arrival.Ticket,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Conversation_IsOneForEachUserOfEachBot()
    {
        string Of(string destination, string user) =>
            Assert.Single(Events.Read(Events.Webhook(destination, [Events.Text("x", source: $$"""{"type":"user","userId":"{{user}}"}""")]))).Conversation.Id;
        Assert.Equal(Of("U1", "Ua"), Of("U1", "Ua"));
        Assert.Equal(3, new HashSet<string> { Of("U1", "Ua"), Of("U1", "Ub"), Of("U2", "Ua") }.Count);
    }

    [Fact]
    public void Organisation_GoesWithEveryActivity()
    {
        var events = Events.Read(
            Events.Webhook(Events.Text("x"), Events.Event("follow"),
                Events.Event("postback", "\"postback\":{\"data\":\"?\"}"),
                Events.Event("message", "\"message\":{\"type\":\"audio\",\"id\":\"9\"}")), "twc");
        Assert.All(events, one => Assert.Equal("twc", (string?)one.Activity.Object("channelData")!["organisation"]));
        Assert.Equal(4, events.Count);
        Assert.Contains(events, one => (string?)one.Activity.Object("channelData")!["content"] == "9");
        Assert.Contains(events, one => (string?)one.Activity.Object("channelData")!["postback"] == "unknown");
    }

    [Theory]
    [InlineData("\"type\":\"image\",\"contentProvider\":{\"type\":\"line\"}", "\"attachments\":[{\"contentType\":\"image\"}]")]
    [InlineData("\"type\":\"video\",\"duration\":60000,\"contentProvider\":{\"type\":\"line\"}", "\"attachments\":[{\"contentType\":\"video\"}]")]
    [InlineData("\"type\":\"sticker\",\"packageId\":\"1\",\"stickerId\":\"2\",\"stickerResourceType\":\"MESSAGE\",\"text\":\"t\"", "\"attachments\":[{\"contentType\":\"image/x-sticker\"}]")]
    [InlineData("\"type\":\"file\",\"fileName\":\"帳單.pdf\",\"fileSize\":5", "\"attachments\":[{\"contentType\":\"application/octet-stream\",\"name\":\"帳單.pdf\"}]")]
    [InlineData("\"type\":\"audio\",\"duration\":60000,\"contentProvider\":{\"type\":\"line\"}", "\"channelData\":{\"content\":\"7\"},\"attachments\":[{\"contentType\":\"audio\"}]")]
    [InlineData("\"type\":\"audio\",\"contentProvider\":{\"type\":\"external\",\"originalContentUrl\":\"https://a.example\"}", "\"attachments\":[{\"contentType\":\"audio\"}]")]
    [InlineData("\"type\":\"location\",\"title\":\"t\",\"address\":\"台北市\",\"latitude\":25.0,\"longitude\":121.5", "\"text\":\"台北市\"")]
    [InlineData("\"type\":\"location\",\"title\":\"台電大樓\",\"latitude\":25.0,\"longitude\":121.5", "\"text\":\"台電大樓\"")]
    [InlineData("\"type\":\"location\",\"latitude\":25.0,\"longitude\":121.5", "\"text\":\"\"")]
    [InlineData("\"type\":\"text\",\"text\":\"好(hello)\",\"emojis\":[{\"index\":1,\"length\":7,\"productId\":\"p\",\"emojiId\":\"1\"}]", "\"text\":\"好(hello)\"")]
    public void Message_IsWhatWasSent(string message, string activity)
    {
        var json = Events.Only(Events.Event("message", $"\"message\":{{\"id\":\"7\",{message}}}")).Json;
        json.Remove("from");
        Assert.Equal($"{{\"type\":\"message\",\"id\":\"7\",{activity}}}", new BotService.Protocol.Activity(json).ToJson());
    }

    [Theory]
    [InlineData("follow", "\"follow\":{\"isUnblocked\":false}", "\"type\":\"installationUpdate\",\"action\":\"add\",\"id\":\"01HE0000000000000000000001\"")]
    [InlineData("follow", "\"follow\":{\"isUnblocked\":true}", "\"type\":\"installationUpdate\",\"action\":\"add\",\"id\":\"01HE0000000000000000000001\"")]
    [InlineData("unfollow", "", "\"type\":\"installationUpdate\",\"action\":\"remove\",\"id\":\"01HE0000000000000000000001\"")]
    [InlineData("unsend", "\"unsend\":{\"messageId\":\"325708\"}", "\"type\":\"messageDelete\",\"id\":\"325708\"")]
    [InlineData("postback", "\"postback\":{\"data\":\"v=1&say=%E9%81%8E%E6%88%B6\"}", "\"type\":\"message\",\"id\":\"01HE0000000000000000000001\",\"text\":\"過戶\"")]
    public void OtherEvents_AreWhatHappened(string type, string rest, string activity)
    {
        var json = Events.Only(Events.Event(type, rest)).Json;
        json.Remove("from");
        Assert.Equal($"{{{activity}}}", new BotService.Protocol.Activity(json).ToJson());
    }

    [Theory]
    [InlineData("v=2&say=x")]
    [InlineData("v=1")]
    [InlineData("v=1&say=")]
    [InlineData("v=1&v=1&say=x")]
    [InlineData("v=1&say=x&say=y")]
    [InlineData("v=1&say=%00")]
    [InlineData("action=buy&itemid=123")]
    [InlineData("%%%&&&===")]
    [InlineData("")]
    public void PostbackMadeElsewhere_SaysNothingButIsAnswered(string data)
    {
        var activity = Events.Only(Events.Event("postback", $"\"postback\":{{\"data\":\"{data}\"}}"));
        Assert.Equal(
            ("message", "", "unknown"),
            (activity.Type, activity.Said, (string?)activity.Object("channelData")!["postback"]));
    }

    [Theory]
    [InlineData("v=1&say=a+b%2Bc", "a b+c")]
    [InlineData("say=x&v=1&later=y", "x")]
    public void PostbackMadeHere_SaysItsWords(string data, string said) =>
        Assert.Equal(
            said, Events.Only(Events.Event("postback", $"\"postback\":{{\"data\":\"{data}\",\"params\":{{\"date\":\"2026-11-21\"}}}}")).Said);

    [Theory]
    [InlineData("join", "")]
    [InlineData("leave", "")]
    [InlineData("memberJoined", "\"joined\":{\"members\":[]}")]
    [InlineData("memberLeft", "\"left\":{\"members\":[]}")]
    [InlineData("videoPlayComplete", "\"videoPlayComplete\":{\"trackingId\":\"t\"}")]
    [InlineData("beacon", "\"beacon\":{\"hwid\":\"h\",\"type\":\"enter\"}")]
    [InlineData("accountLink", "\"link\":{\"result\":\"ok\",\"nonce\":\"n\"}")]
    [InlineData("membership", "\"membership\":{\"type\":\"joined\"}")]
    [InlineData("module", "\"module\":{\"type\":\"attached\"}")]
    [InlineData("activated", "\"chatControl\":{\"expireAt\":1}")]
    [InlineData("deactivated", "")]
    [InlineData("botSuspended", "")]
    [InlineData("botResumed", "")]
    [InlineData("delivery", "\"delivery\":{\"data\":\"d\"}")]
    [InlineData("somethingOfTheFuture", "\"x\":[]")]
    [InlineData("message", "\"message\":{\"type\":\"hologram\",\"id\":\"1\"}")]
    [InlineData("message", "\"message\":{\"type\":\"text\",\"id\":\"1\"}")]
    [InlineData("message", "\"message\":5")]
    [InlineData("message", "")]
    [InlineData("postback", "\"postback\":\"v=1&say=x\"")]
    [InlineData("postback", "\"postback\":{\"data\":\"richmenu-changed-to-b\",\"params\":{\"newRichMenuAliasId\":\"richmenu-alias-b\",\"status\":\"SUCCESS\"}}")]
    [InlineData("unsend", "\"unsend\":{}")]
    [InlineData("message", "\"mode\":\"standby\",\"message\":{\"type\":\"text\",\"id\":\"1\",\"text\":\"x\"}")]
    [InlineData("message", "\"replyToken\":\"00000000000000000000000000000000\",\"message\":{\"type\":\"text\",\"id\":\"100001\",\"text\":\"Hello, world\"}")]
    [InlineData("message", "\"replyToken\":\"ffffffffffffffffffffffffffffffff\",\"message\":{\"type\":\"sticker\",\"id\":\"100002\"}")]
    [InlineData("message", "\"webhookEventId\":null,\"message\":{\"type\":\"text\",\"id\":\"1\",\"text\":\"x\"}")]
    [InlineData("message", "\"source\":{\"type\":\"user\"},\"message\":{\"type\":\"text\",\"id\":\"1\",\"text\":\"x\"}")]
    [InlineData("message", "\"source\":{\"type\":\"planet\",\"planetId\":\"p\"},\"message\":{\"type\":\"text\",\"id\":\"1\",\"text\":\"x\"}")]
    [InlineData("message", "\"source\":null,\"message\":{\"type\":\"text\",\"id\":\"1\",\"text\":\"x\"}")]
    public void WhatAsksForNothing_IsLeftOut(string type, string rest) =>
        Assert.Empty(Events.Read(Events.Webhook(Events.Event(type, rest))));

    /// <summary>The lists above hold every type that LINE publishes.</summary>
    [SkippableByFile]
    public void EveryPublishedType_IsTestedHere()
    {
        var text = File.ReadAllText(Published);
        var mapping =
            text[text.IndexOf("\n    Event:", StringComparison.Ordinal)..text.IndexOf(
                "\n    EventMode:", StringComparison.Ordinal)];
        var published = Regex.Matches(mapping, @"^          (\w+): ""#/components", RegexOptions.Multiline)
            .Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(19, published.Count);
        var tested = typeof(EventTests).GetMethods()
            .SelectMany(m => m.GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>()
                .SelectMany(d => d.GetData(m))).Select(row => row[0]);
        Assert.Empty(published.Except(tested.OfType<string>()));
    }

    private sealed class SkippableByFileAttribute : FactAttribute
    {
        public SkippableByFileAttribute() =>
            Skip = File.Exists(Published) ? null : $"LINE's description of its webhooks is not here: {Published}";
    }
}
