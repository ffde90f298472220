using System.Text;
using System.Text.Json.Nodes;
using BotService.Hosting;

namespace BotService.Tests.Channels.DirectLine;

public sealed class ActivityCallsTests : DirectLineTests
{
    [Fact]
    public async Task Post_Message_ComesBackWithItsAnswer()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        var posted = await Host.PostAsync($"{Base}/conversations/{id}/activities", token,
            """{"type":"message","from":{"id":"me","name":"Me","role":"bot"},"text":"過戶","locale":"zh-TW","channelData":{"clientActivityID":"c1"},"own":{"kept":true}}""");
        Assert.Equal(200, posted.Status);
        var set = await ReadAsync(id, token);
        Assert.Equal("3", set.Text("watermark"));
        var (echo, answer) = (set.Activities[1], set.Activities[2]);
        Assert.Equal(posted.Text("id"), (string)echo["id"]!);
        Assert.Equal("c1", (string)echo["channelData"]!["clientActivityID"]!);
        Assert.True((bool)echo["own"]!["kept"]!);
        Assert.Equal("user", (string)echo["from"]!["role"]!);
        Assert.StartsWith("dl_", (string)echo["from"]!["id"]!, StringComparison.Ordinal);
        Assert.Equal((posted.Text("id"), "You said 過戶"), ((string)answer["replyToId"]!, (string)answer["text"]!));
    }

    [Fact]
    public async Task Post_WhatOnlyTheServiceSays_IsDropped()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        var posted = await Host.PostAsync($"{Base}/conversations/{id}/activities", token,
            """{"type":"message","text":"a","id":"mine","Id":"x","serviceUrl":"https://evil","recipient":{"id":"x"},"conversation":{"id":"x"},"channelId":"x","deliveryMode":"expectReplies"}""");
        Assert.Equal(200, posted.Status);
        Assert.NotEqual("mine", posted.Text("id"));
        var heard = Assert.Single(Host.Bot.Heard).Json;
        Assert.Equal(id, (string)heard["conversation"]!["id"]!);
        Assert.Equal("directline", (string)heard["channelId"]!);
        Assert.All(["serviceUrl", "recipient", "deliveryMode", "Id"], name => Assert.False(heard.ContainsKey(name)));
    }

    [Fact]
    public async Task Post_NamesInAnotherCase_AreUnderstood()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        await Host.PostAsync(
            $"{Base}/conversations/{id}/activities", token, """{"Type":"message","TEXT":"a","text":"exact wins"}""");
        Assert.Equal("exact wins", Assert.Single(Host.Bot.Heard).Said);
    }

    [Fact]
    public async Task Post_SameClientActivityTwice_IsStoredOnce()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        const string Body = """{"type":"message","text":"a","channelData":{"clientActivityID":"c1"}}""";
        var first = await Host.PostAsync($"{Base}/conversations/{id}/activities", token, Body);
        var second = await Host.PostAsync($"{Base}/conversations/{id}/activities", token, Body);
        Assert.Equal(first.Text("id"), second.Text("id"));
        Assert.Single(Host.Bot.Heard);
    }

    [Theory]
    [InlineData("", 400, "BadSyntax")]
    [InlineData("{", 400, "BadSyntax")]
    [InlineData("[]", 400, "BadSyntax")]
    [InlineData("7", 400, "BadSyntax")]
    [InlineData("null", 400, "BadSyntax")]
    [InlineData("""{"type":"message","type":"event"}""", 400, "BadSyntax")]
    [InlineData("{}", 400, "MissingProperty")]
    [InlineData("""{"type":null}""", 400, "MissingProperty")]
    [InlineData("""{"type":" "}""", 400, "MissingProperty")]
    [InlineData("""{"type":5}""", 400, "BadArgument")]
    [InlineData("""{"type":"message","text":{"a":1}}""", 400, "BadArgument")]
    [InlineData("""{"type":"message","from":"me"}""", 400, "BadArgument")]
    [InlineData("""{"type":"message","attachments":{}}""", 400, "BadArgument")]
    [InlineData("""{"type":"message","locale":[]}""", 400, "BadArgument")]
    [InlineData("""{"type":"unheard-of","anything":[1,2]}""", 200, null)]
    [InlineData("""{"type":"invoke","name":"message/submitAction","value":{"actionName":"feedback"}}""", 200, null)]
    [InlineData("""{"type":"typing"}""", 200, null)]
    [InlineData("""{"type":"message","text":""}""", 200, null)]
    [InlineData("""{"type":"message","text":"<script>alert(1)</script>"}""", 200, null)]
    [InlineData("""{"type":"message","text":"‮מ​‍🤷‍♀️"}""", 200, null)]
    [InlineData("""{"type":"message","text":"cut \ud83d and \u0000"}""", 200, null)]
    [InlineData("""{"type":"message","text":"a","channelData":"text","value":null,"from":null}""", 200, null)]
    public async Task Post_AnyBody_GetsItsStatus(string body, int status, string? code)
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        var answer = await Host.PostAsync($"{Base}/conversations/{id}/activities", token, body);
        Assert.Equal((status, code), (answer.Status, answer.Status == 200 ? null : answer.ErrorCode));
        Assert.Equal(200, (await ReadAsync(id, token)).Status);
    }

    [Fact]
    public async Task Post_CutEmoji_IsMended()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        await Host.PostAsync(
            $"{Base}/conversations/{id}/activities", token,
            """{"type":"message","text":"a\ud83d b\\ud83d \ud83d\ude00 \u0000"}""");
        Assert.Equal("a\ufffd b\\ud83d 😀 \ufffd", Assert.Single(Host.Bot.Heard).Said);
    }

    /// <summary>A citizen's words need 32 kB at most; who has a secret answers for himself.</summary>
    [Theory]
    [InlineData(false, 32 * 1024, 200)]
    [InlineData(false, 32 * 1024 + 1, 413)]
    [InlineData(false, 3_000_000, 413)]
    [InlineData(true, 256 * 1024, 200)]
    [InlineData(true, 256 * 1024 + 1, 413)]
    public async Task Post_Length_IsLimited(bool secret, int bytes, int status)
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        const string Frame = """{"type":"message","text":"過"}""";
        var answer = await Host.PostAsync($"{Base}/conversations/{id}/activities", secret ? ChannelHost.Secret : token,
            Frame.Replace(
                "過", "過" + new string('x', bytes - Encoding.UTF8.GetByteCount(Frame)), StringComparison.Ordinal));
        Assert.Equal(status, answer.Status);
        Assert.True(status == 200 || answer.ErrorCode == "MessageSizeTooBig");
    }

    [Theory]
    [InlineData(64, 200)]
    [InlineData(65, 400)]
    [InlineData(5000, 400)]
    public async Task Post_Nesting_IsLimitedTo64(int depth, int status)
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        var nested = string.Concat(Enumerable.Repeat("[", depth - 1))
            + string.Concat(Enumerable.Repeat("]", depth - 1));
        var answer = await Host.PostAsync(
            $"{Base}/conversations/{id}/activities", token, $$"""{"type":"message","value":{{nested}}}""");
        Assert.Equal(status, answer.Status);
        Assert.Equal(200, (await ReadAsync(id, token)).Status);
    }

    [Fact]
    public async Task Post_NotUtf8_IsBadSyntax()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        var big5 = new ByteArrayContent(
            [.. Encoding.ASCII.GetBytes("""{"type":"message","text":" """), 0xB9, 0x4C,
                .. Encoding.ASCII.GetBytes("\"}")]);
        var answer = await Host.SendAsync(HttpMethod.Post, $"{Base}/conversations/{id}/activities", token, big5);
        Assert.Equal((400, "BadSyntax"), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("", 201)]
    [InlineData("?watermark=", 201)]
    [InlineData("?watermark=-1", 201)]
    [InlineData("?watermark=1e3", 201)]
    [InlineData("?watermark=99999999999999999999", 201)]
    [InlineData("?watermark=150", 51)]
    [InlineData("?watermark=201", 0)]
    public async Task Read_FromWatermark_PagesToTheEnd(string query, int expected)
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        Enumerable.Range(0, 200).ToList().ForEach(n => Host.Bot.Say(id, $"{n}"));
        var got = new List<JsonNode>();
        while (true)
        {
            var set = await ReadAsync(id, token, query);
            got.AddRange(set.Activities);
            Assert.InRange(set.Activities.Count, 0, 100);
            if (set.Activities.Count == 0)
            {
                Assert.Equal("201", set.Text("watermark"));
                break;
            }

            query = $"?watermark={set.Text("watermark")}";
        }

        Assert.Equal(expected, got.Count);
        Assert.Equal(
            got.Select(one => (int)one["channelData"]!["webchat:sequence-id"]!).Order(),
            got.Select(one => (int)one["channelData"]!["webchat:sequence-id"]!));
    }

    [Fact]
    public async Task Read_StoreFails_IsEmptySetWithTheSameWatermark()
    {
        await StartAsync(("DirectLine:PatienceSeconds", "0.6"));
        var (id, token, _) = await OpenAsync();
        Host.Bot.ReadFault = new InvalidOperationException("The store is away.");
        var set = await ReadAsync(id, token, "?watermark=1");
        Assert.Equal((200, "1", 0), (set.Status, set.Text("watermark"), set.Activities.Count));
        Assert.True(Host.Bot.Reads > 1);
    }

    [Fact]
    public async Task Post_WhileNothingCanBeStored_IsToComeAgainLater()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        Host.Bot.ReceiveFault = new StoreUnavailableException("The disk is full.");
        var refused = await Host.PostAsync(
            $"{Base}/conversations/{id}/activities", token, """{"type":"message","text":"a"}""");
        Assert.Equal(503, refused.Status);
        Host.Bot.ReceiveFault = null;
        Assert.Equal(
            200, (await Host.PostAsync($"{Base}/conversations/{id}/activities", token, """{"type":"message","text":"a"}""")).Status);
    }

    [Fact]
    public async Task Upload_IsRefusedAndNothingStored()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2]), "file", "../../x.txt" } };
        var answer = await Host.SendAsync(HttpMethod.Post, $"{Base}/conversations/{id}/upload?userId=u", token, form);
        Assert.Equal((415, "NotSupported"), (answer.Status, answer.ErrorCode));
        Assert.Equal(401, (await Host.PostAsync($"{Base}/conversations/{id}/upload", null, null)).Status);
        Assert.Empty(Host.Bot.Heard);
    }

    [Fact]
    public async Task Post_BookkeepingTypes_AreNotShownToClients()
    {
        await StartAsync();
        var (id, token, _) = await OpenAsync();
        await Host.PostAsync($"{Base}/conversations/{id}/activities", token, """{"type":"conversationUpdate"}""");
        await Host.PostAsync(
            $"{Base}/conversations/{id}/activities", token, """{"type":"event","name":"webchat/join"}""");
        Assert.Equal(["message", "event"], (await ReadAsync(id, token)).Activities.Select(one => (string)one["type"]!));
    }
}
