using System.Text;
using System.Text.Json.Nodes;
using BotService.Channels.Connector;
using BotService.Channels.DirectLine;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Tests.Channels.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace BotService.Tests.Channels;

/// <summary>What strangers send, changed at random: whatever comes is taken or refused, never thrown.</summary>
public sealed class FuzzTests
{
    /// <summary>The long form is 10⁷ and takes minutes: set BOTSERVICE_FUZZ=10000000.</summary>
    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("BOTSERVICE_FUZZ"), out var rounds) ? rounds : 100_000;

    private static readonly byte[][] Seeds = [.. new[]
    {
        """{"type":"message","from":{"id":"u","name":"N","role":"user"},"text":"過戶 a\ud83d\ude00\u0000","locale":"zh-TW","channelData":{"clientActivityID":"c"},"attachments":[{"contentType":"x"}],"entities":[{"type":"ClientCapabilities"}]}""",
        """{"type":"invoke","name":"message/submitAction","id":"a1","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"},"value":{"a":[1,2.5e3,null,true]}}""",
        """{"user":{"id":"dl_1"},"trustedOrigins":["https://a.example"],"locale":"en"}""",
    }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void MutatedBodies_NeverThrow()
    {
        var chance = new Chance(20261120);
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = chance.Mutate(Seeds[round % Seeds.Length]);
            try
            {
                taken += Take(bytes);
            }
            catch (Exception e)
            {
                Assert.Fail($"Round {round}: {Convert.ToHexString(bytes)}\n{e}");
            }
        }

        Assert.InRange(taken, Rounds / 100, Rounds); // Else nothing but the first check was tried.
    }

    [Fact]
    public void MutatedTokens_NeverThrowAndNeverPass()
    {
        var chance = new Chance(1120);
        var options = Options.Create(new DirectLineOptions { TokenKey = Convert.ToBase64String(new byte[32]) });
        var tokens = new Tokens(new SigningKey(options, Mock.Of<IServiceKeys>()), options, TimeProvider.System);
        var good = tokens.ForApi(new Grant("c", "dl_u"));
        Assert.Equal(TokenState.Valid, tokens.ReadApi(good, out _));
        for (var round = 0; round < Rounds / 5; round++)
        {
            var token = Encoding.Latin1.GetString(chance.Mutate(Encoding.ASCII.GetBytes(good)));
            // White space within a part and unused bits of its last character do not change what is signed and said.
            Assert.True(tokens.ReadApi(token, out var grant) == TokenState.Invalid
                || grant is { Conversation: "c", User: "dl_u" }, token);
        }
    }

    [Fact]
    public void MutatedTokensOfChannels_NeverThrow()
    {
        var chance = new Chance(1129);
        var options = Options.Create(new ConnectorOptions { AppId = FakeIssuer.AppId });
        var guard = new CallGuard(options, TimeProvider.System, NullLogger<CallGuard>.Instance);
        using var issuer = new FakeIssuer();
        var good = issuer.Sign();
        var admitted = 0;
        for (var round = 0; round < Rounds / 5; round++)
        {
            var http = new DefaultHttpContext();
            http.Request.ContentType = "application/json";
            http.Request.Headers.Authorization = "Bearer "
                + Encoding.Latin1.GetString(chance.Mutate(Encoding.ASCII.GetBytes(good)));
            var passage = guard.Admit(http.Request);
            admitted += passage.Refusal is null ? 1 : 0;
            Assert.True(passage.Refusal is null or { Status: 401 });
        }

        Assert.InRange(admitted, 1, Rounds); // Those with only the signature changed, which the SDK judges.
    }

    [Fact]
    public async Task MutatedPosts_GetAnAnswerOfTheProtocol()
    {
        await using var host = await ChannelHost.StartAsync(ConnectorHost.LocalTesting);
        var opened = await host.PostAsync("/v3/directline/conversations", ChannelHost.Secret, null);
        var chance = new Chance(7);
        for (var round = 0; round < Math.Min(Rounds, 1000); round++)
        {
            var body = new ByteArrayContent(chance.Mutate(Seeds[round % Seeds.Length]));
            body.Headers.ContentType = new("application/json");
            var path = round % 4 == 0 ? "/api/messages" : round % 4 == 1 ? "/v3/directline/conversations"
                : $"/v3/directline/conversations/{opened.Text("conversationId")}/activities";
            var answer = await host.SendAsync(HttpMethod.Post, path, ChannelHost.Secret, body);
            Assert.True(answer.Status is 200 or 201 or 429 || (answer.Status == 400 && answer.ErrorCode.Length > 0),
                $"{path}: {answer.Status} {answer.Body}");
        }
    }

    private static int Take(byte[] bytes)
    {
        _ = Watermark.Parse(Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 20))), 10);
        if (JsonBody.Parse(bytes).Json is not { } json) return 0;

        _ = Parameters.Read(json);
        if (ActivityShape.Check(json) is null && ChannelReference.Of(json).Reference is { } reference)
        {
            var kept = ChannelReference.Parse(reference.Conversation("https://a.example", null).Reference!);
            kept.Address(new Activity(new JsonObject { ["type"] = "message" }), null).ToJson();
        }

        if (ClientActivity.From(json, null).Activity is not { } activity) return 0;

        _ = (activity.Type, activity.Said, activity.Locale, activity.FromId);
        var set = ActivitySet.Write([activity], 1);
        Assert.NotNull(JsonNode.Parse(set.Span, documentOptions: new() { MaxDepth = 70 }));
        return 1;
    }
}
