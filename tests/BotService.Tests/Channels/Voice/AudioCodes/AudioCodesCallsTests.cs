using System.Text.Json.Nodes;
using BotService.Channels.Voice.Calls;
using BotService.Conversations;
using BotService.Hosting;

namespace BotService.Tests.Channels.Voice.AudioCodes;

public sealed class AudioCodesCallsTests
{
    private const string Call = GatewayHost.Call;

    [Theory]
    [InlineData("GET", "", null)]
    [InlineData("GET", "", "another-token-for-tests")]
    [InlineData("POST", "", null)]
    [InlineData("POST", "/conversation/x/activities", "another-token-for-tests")]
    [InlineData("POST", "/conversation/x/refresh", "another-token-for-tests")]
    [InlineData("POST", "/conversation/x/disconnect", null)]
    [InlineData("GET", "/conversation/x/ws", null)]
    public async Task Request_WithoutTheToken_IsRefused(string method, string path, string? bearer)
    {
        await using var host = await GatewayHost.StartAsync();
        Assert.Equal(401, (await host.SendAsync(new(method), GatewayHost.Base + path, null, bearer)).Status);
    }

    [Fact]
    public async Task Room_WithoutAToken_IsOff()
    {
        await using var host = await GatewayHost.StartAsync(("Voice:AudioCodes:Token", ""));
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, GatewayHost.Base, bearer: "")).Status);
    }

    [Fact]
    public async Task Validate_SaysWhatItIs()
    {
        await using var host = await GatewayHost.StartAsync();
        Assert.Equal("""{"type":"ac-bot-api","success":true}""", (await host.SendAsync(HttpMethod.Get, GatewayHost.Base)).Body);
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1")]
    [InlineData("https://ask.example.tw", "https://ask.example.tw/")]
    public async Task Create_Repeated_GivesTheSameAddresses(string? site, string begins)
    {
        await using var host = await GatewayHost.StartAsync(("Site:PublicUrl", site));
        var first = await host.PostAsync(GatewayHost.Base, $$"""{"conversation":"{{Call}}","id":"1"}""");
        var again = await host.PostAsync(GatewayHost.Base, $$"""{"conversation":"{{Call}}","id":"1"}""");

        Assert.Equal((200, first.Body), (again.Status, again.Body));
        Assert.StartsWith(begins, first.Text("activitiesURL"), StringComparison.Ordinal);
        Assert.EndsWith($"/voice/audiocodes/conversation/{Call}/activities", first.Text("activitiesURL"), StringComparison.Ordinal);
        Assert.EndsWith("/refresh", first.Text("refreshURL"), StringComparison.Ordinal);
        Assert.EndsWith("/disconnect", first.Text("disconnectURL"), StringComparison.Ordinal);
        Assert.StartsWith(begins.Replace("http", "ws", StringComparison.Ordinal), first.Text("websocketURL"), StringComparison.Ordinal);
        Assert.Equal(120, (int)first.Json["expiresSeconds"]!);
    }

    [Theory]
    [InlineData("""{}""", 400)]
    [InlineData("""{"conversation":7}""", 400)]
    [InlineData("""[""", 400)]
    [InlineData("""{"conversation":"c","bot":"another"}""", 400)]
    [InlineData("""{"conversation":"c","bot":"Utilities"}""", 200)]
    [InlineData("""{"Conversation":"C/../日"}""", 200)]
    public async Task Create_OfThis_IsAnswered(string body, int status)
    {
        await using var host = await GatewayHost.StartAsync(("Voice:AudioCodes:BotName", "utilities"));
        Assert.Equal(status, (await host.PostAsync(GatewayHost.Base, body)).Status);
    }

    [Fact]
    public async Task Create_ByAGatewayWithoutSockets_OffersNone()
    {
        await using var host = await GatewayHost.StartAsync();
        foreach (var (capabilities, offered) in new[] { ("[]", false), ("""["websocket"]""", true) })
        {
            var opened = await host.PostAsync(
                GatewayHost.Base, $$"""{"conversation":"c","capabilities":{{capabilities}}}""");
            Assert.Equal(offered, opened.Json.ContainsKey("websocketURL"));
        }
    }

    [Theory]
    [InlineData("parameters")]
    [InlineData("value")]
    public async Task Start_WithCaller_ConfiguresAndGreets(string field)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.PostAsync(GatewayHost.Base, $$"""{"conversation":"{{Call}}"}""");

        var answer = await host.TellAsync(
            $$$"""{"id":"1","type":"Event","name":"Start","language":"en","{{{field}}}":{"caller":"0912345678","callee":"1911"}}""");

        Assert.Equal(new CallStart(Call, "audiocodes", "0912345678", "1911", "en"), Assert.Single(host.Door.Starts));
        var (config, greeting) = (answer.Activities[0], answer.Activities[1]);
        Assert.Equal(("event", "config"), ((string?)config["type"], (string?)config["name"]));
        Assert.Equal(
            ("en-US", true, 7000),
            ((string?)config["sessionParams"]!["language"], (bool)config["sessionParams"]!["sendDTMF"]!,
                (int)config["sessionParams"]!["userNoInputTimeoutMS"]!));
        Assert.Equal(("message", "這裡是水電服務。"), ((string?)greeting["type"], (string?)greeting["text"]));
        Assert.All(answer.Activities, one => Assert.True(one["id"] is not null && one["timestamp"] is not null));
    }

    [Fact]
    public async Task Activities_OfOneRequest_AreToldInTheirOrder()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();

        var answer = await host.TellAsync(
            """{"id":"1","type":"message","text":"過戶","parameters":{"confidence":0.91}}""",
            """{"id":"2","type":"event","name":"dtmf","value":12}""",
            """{"id":"3","type":"event","name":"noUserInput","value":2}""",
            """{"id":"4","type":"event","name":"playFinished"}""");

        Assert.Equal(
            [new CallEvent.Heard("過戶", 0.91, null), new CallEvent.Keyed("12"), new CallEvent.Silent(2)], host.Door.Told);
        Assert.Equal(3, answer.Activities.Count);
    }

    [Fact]
    public async Task Activity_SentAgain_IsAnsweredAgainTheSame()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();

        var first = await host.SayAsync("過戶", "1");
        var again = await host.SayAsync("過戶", "1");

        Assert.Single(host.Door.Told);
        Assert.Equal(
            (string?)first.Activities[0]["id"] + (string?)first.Activities[0]["text"],
            (string?)again.Activities[0]["id"] + (string?)again.Activities[0]["text"]);
    }

    [Fact]
    public async Task Activity_WithoutAnId_IsKnownByItsTimeAndPlace()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        const string Key = """{"type":"event","name":"DTMF","value":"1","timestamp":"2026-11-20T07:55:00.145Z"}""";

        await host.TellAsync(Key, Key);
        await host.TellAsync(Key, Key);
        Assert.Equal(2, host.Door.Told.Count);

        await host.TellAsync(Key.Replace("00.145", "00.245", StringComparison.Ordinal));
        Assert.Equal(3, host.Door.Told.Count);
    }

    [Theory]
    [InlineData("0", "transfer", "transferTarget", "tel:+88621911", "transferred")]
    [InlineData("#", "hangup", "hangupReason", "goodbye", "goodbye")]
    public async Task Call_ThatEnds_SaysTheLastSentenceFirstAndIsOver(
        string key, string name, string parameter, string value, string reason)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();

        var last = await host.KeyAsync(key, "k");

        Assert.Equal(["message", "event"], last.Activities.Select(one => (string?)one["type"]));
        Assert.Equal((name, value), ((string?)last.Activities[1]["name"], (string?)last.Activities[1]["activityParams"]![parameter]));
        Assert.Equal([(Call, reason)], host.Door.Ends);

        // Its answer was lost: the gateway asks again, and the caller still hears it.
        Assert.Equal(last.Body, (await host.KeyAsync(key, "k")).Body);
        Assert.Equal(404, (await host.KeyAsync("1", "k2")).Status);
        Assert.Equal(404, (await host.PostAsync($"{GatewayHost.Conversation}/refresh", "{}")).Status);
        Assert.Equal(200, (await host.PostAsync($"{GatewayHost.Conversation}/disconnect", "{}")).Status);
        Assert.Single(host.Door.Ends);
    }

    [Fact]
    public async Task Disconnect_Repeated_EndsOnceWithTheReason()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        foreach (var _ in "12")
        {
            Assert.Equal("{}", (await host.PostAsync($"{GatewayHost.Conversation}/disconnect",
                """{"reason":"Client Side","reasonCode":"client-disconnected"}""")).Body);
        }

        Assert.Equal([(Call, "client-disconnected")], host.Door.Ends);
        Assert.Equal(404, (await host.SayAsync("過戶", "1")).Status);
    }

    [Fact]
    public async Task Conversation_Unknown_Is404()
    {
        await using var host = await GatewayHost.StartAsync();
        foreach (var path in new[] { "activities", "refresh", "disconnect" })
            Assert.Equal(404, (await host.PostAsync($"{GatewayHost.Conversation}/{path}", "{}")).Status);
    }

    [Fact]
    public async Task Conversation_OpenBeforeARestart_GoesOn()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Door.Open(Call);
        Assert.Equal(120, (int)(await host.PostAsync($"{GatewayHost.Conversation}/refresh", "{}")).Json["expiresSeconds"]!);
        Assert.Single((await host.SayAsync("過戶", "1")).Activities);
        Assert.Empty(host.Door.Starts);
    }

    [Fact]
    public async Task Conversation_CreatedBeforeARestart_Starts()
    {
        await using var host = await GatewayHost.StartAsync();
        Assert.Equal(404, (await host.SayAsync("過戶", "1")).Status);
        Assert.Equal(200, (await host.TellAsync("""{"id":"s","type":"event","name":"start"}""")).Status);
        Assert.Equal(200, (await host.SayAsync("過戶", "1")).Status);
    }

    [Fact]
    public async Task Message_WithItsSettings_HasThemForItselfAlone()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        host.Door.Script = _ =>
        [
            FakeCallDoor.Say("請按電號。") with
            {
                IsWhole = true, IsPrivate = true, Expected = ["過戶", "公司"],
                Collect = new Collect(11, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(3)),
            },
            FakeCallDoor.Say("好。"),
            new CallCommand.Configure("en"),
        ];

        var answer = await host.SayAsync("過戶", "1");

        Assert.True(JsonNode.DeepEquals(answer.Activities[0]["activityParams"], JsonNode.Parse(
            """
            {"bargeIn":false,"bargeInOnDTMF":false,"disableTtsCache":true,"dtmfCollect":true,"dtmfCollectMaxDigits":11,
            "dtmfCollectInterDigitTimeoutMS":3000,"dtmfCollectSubmitDigit":"#","userNoInputTimeoutMS":8000,
            "sttContextPhrases":["過戶","公司"]}
            """)), answer.Body);
        Assert.Equal("""{"userNoInputTimeoutMS":7000}""", answer.Activities[1]["activityParams"]!.ToJsonString());
        Assert.Equal("""{"language":"en-US"}""", answer.Activities[2]["sessionParams"]!.ToJsonString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Failure_InACall_IsAnApologyAndAPersonNeverAnError(bool target)
    {
        await using var host = await GatewayHost.StartAsync(("Voice:Targets:operator", target ? "tel:+88621911" : ""));
        await host.BeginAsync();
        host.Door.Fault = new StoreUnavailableException("gone", new IOException());

        var answer = await host.SayAsync("過戶", "1");

        Assert.Equal((200, 2), (answer.Status, answer.Activities.Count));
        Assert.Contains("不好意思", (string?)answer.Activities[0]["text"], StringComparison.Ordinal);
        Assert.Equal(target ? "transfer" : "hangup", (string?)answer.Activities[1]["name"]);
        Assert.Equal((Call, target ? "transferred" : "fault"), Assert.Single(host.Door.Ends));
    }

    [Fact]
    public async Task Failure_WithoutWordsForIt_IsAPersonAllTheSame()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        host.Door.Fault = new IOException();
        host.Writer.Fault = new KeyNotFoundException();
        Assert.Equal("transfer", (string?)Assert.Single((await host.SayAsync("過戶", "1")).Activities)["name"]);
    }

    [Fact]
    public async Task Conversation_ThatTheDeskEnded_Is404()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.BeginAsync();
        host.Door.Fault = new UnknownConversationException(Call);
        Assert.Equal(404, (await host.SayAsync("過戶", "1")).Status);
    }
}
