using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Api;

namespace BotService.Tests.Channels.Line.Api;

public sealed class LineApiTests : IDisposable
{
    private readonly FakeLine line = new();

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task Call_CarriesTokenAndJsonWithoutNulls()
    {
        var body = JsonNode.Parse(
            """{"to":"U1","gone":null,"messages":[{"type":"text","text":"水費 \"10\" & <b>","quoteToken":null},null]}""");
        await line.Api.CallAsync(
            line.Account, HttpMethod.Post, "/v2/bot/message/push", body, default,
            new Guid("6f9619ff-8b86-4d11-b42d-00c04fc964ff"));
        var asked = line.Requests.Single();
        Assert.Equal(("POST", "http://127.0.0.1:1/v2/bot/message/push"), (asked.Method, asked.Address));
        Assert.Equal("Bearer " + FakeLine.AccessToken, asked.Authorization);
        Assert.Equal("6f9619ff-8b86-4d11-b42d-00c04fc964ff", asked.RetryKey);
        Assert.StartsWith("application/json", asked.MediaType, StringComparison.Ordinal);
        Assert.Equal("""{"to":"U1","messages":[{"type":"text","text":"水費 \"10\" & <b>"}]}""", asked.Content);
    }

    [Fact]
    public async Task Call_WithHalfACharacter_IsStillMade()
    {
        await line.Api.CallAsync(
            line.Account, HttpMethod.Post, "/v2/bot/message/push", new JsonObject { ["text"] = "a\ud800b" }, default);
        Assert.Equal(
            """{"text":"a\uFFFDb"}""",
            line.Requests.Single().Content!.Replace("\uFFFD", "\\uFFFD", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_HasStatusBodyRequestIdAndWait()
    {
        line.Answer(429, """{"message":"slower"}""",
            response => response.Headers.RetryAfter = new(TimeSpan.FromSeconds(7)));
        var answer = await line.Api.CallAsync(line.Account, HttpMethod.Get, "/v2/bot/info", null, default);
        Assert.Equal(
            (429, "slower", "req-429", TimeSpan.FromSeconds(7)),
            (answer.Status, (string?)answer.Body!["message"], answer.RequestId, answer.RetryAfter));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("nonsense {")]
    public async Task Answer_WithoutObject_HasNoBody(string body)
    {
        line.Answer(200, body);
        Assert.Null((await line.Api.CallAsync(line.Account, HttpMethod.Get, "/v2/bot/info", null, default)).Body);
    }

    [Fact]
    public async Task Answer_TooLong_KeepsItsStatus()
    {
        line.Answer(200, new string(' ', 2 * 1024 * 1024));
        var answer = await line.Api.CallAsync(line.Account, HttpMethod.Get, "/v2/bot/info", null, default);
        Assert.Equal((200, null), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("/v2/bot/message/reply", 10)]
    [InlineData("/v2/bot/message/push", 10)]
    [InlineData("/v2/bot/message/quota", 15)]
    public async Task Call_HasItsTime(string path, int seconds)
    {
        // Still waiting just before; the first call shows that, the second that it ends.
        line.Answers.Enqueue(cancel =>
        {
            line.Time.Advance(TimeSpan.FromSeconds(seconds - 0.1));
            cancel.ThrowIfCancellationRequested();
            return Task.FromResult(new HttpResponseMessage());
        });
        line.Answers.Enqueue(cancel => line.SilentAsync(TimeSpan.FromSeconds(seconds), cancel));
        Assert.True((await line.Api.CallAsync(line.Account, HttpMethod.Post, path, new JsonObject(), default)).IsGood);
        await Assert.ThrowsAsync<TaskCanceledException>(
            () => line.Api.CallAsync(line.Account, HttpMethod.Post, path, new JsonObject(), default));
        Assert.Equal(0, line.Time.Timers);
    }

    [Fact]
    public async Task Calls_AreLoggedWithoutContentsTokensAndPeople()
    {
        line.Answer(200);
        line.Answer(400, """{"message":"what the citizen said"}""");
        line.Answer(409, "{}", response => response.Headers.Add("x-line-accepted-request-id", "earlier-1"));
        line.Answers.Enqueue(
            _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "what the citizen said"));
        var body = new JsonObject { ["to"] = FakeLine.Citizen, ["text"] = "what the citizen said" };
        for (var i = 0; i < 3; i++)
        {
            await line.Api.CallAsync(
                line.Account, HttpMethod.Post, $"/v2/bot/user/{FakeLine.Citizen}/richmenu/rm-1?x=secret-query",
                body, default);
        }

        await Assert.ThrowsAsync<HttpRequestException>(
            () => line.Api.CallAsync(line.Account, HttpMethod.Post, "/v2/bot/message/push", body, default));
        Assert.Contains(
            "Information 1600 LINE account water: POST /v2/bot/user/*/richmenu/rm-1 answered 200, request req-200, 0 ms", line.Logs.All, StringComparison.Ordinal);
        Assert.Contains(
            "Warning 1600 LINE account water: POST /v2/bot/user/*/richmenu/rm-1 answered 400, request req-400",
            line.Logs.All, StringComparison.Ordinal);
        Assert.Contains("earlier-1", line.Logs.All, StringComparison.Ordinal);
        Assert.Contains(
            "Warning 1601 LINE account water: POST /v2/bot/message/push not answered: HttpRequestException",
            line.Logs.All, StringComparison.Ordinal);
        foreach (var secret in new[]
        {
            FakeLine.AccessToken, FakeLine.Citizen, "what the citizen said", "secret-query"
        })
        {
            Assert.DoesNotContain(secret, line.Logs.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Upload_GoesToTheDataHost()
    {
        await line.Api.UploadAsync(line.Account, "/v2/bot/richmenu/rm-1/content", [1, 2, 3], "image/png", default);
        var asked = line.Requests.Single();
        Assert.Equal(
            ("http://127.0.0.1:2/v2/bot/richmenu/rm-1/content", "image/png", "\u0001\u0002\u0003"),
            (asked.Address, asked.MediaType, asked.Content));
    }

    [Theory]
    [InlineData("""{"type":"limited","value":1000}""", """{"totalUsage":500}""", 1000L, 500L)]
    [InlineData("""{"type":"none"}""", """{"totalUsage":0}""", null, 0L)]
    public async Task Quota_IsLimitAndUse(string quota, string used, long? limit, long total)
    {
        line.Answer(200, quota);
        line.Answer(200, used);
        Assert.Equal(new LineQuota(limit, total), await new LineQuotas(line.Api).QuotaAsync(line.Account, default));
        Assert.Equal(
            ["http://127.0.0.1:1/v2/bot/message/quota", "http://127.0.0.1:1/v2/bot/message/quota/consumption"],
            line.Requests.Select(asked => asked.Address));
    }

    [Fact]
    public async Task Quota_LineDoesNotSay_IsNull()
    {
        line.Answer(401, """{"message":"no"}""");
        Assert.Null(await new LineQuotas(line.Api).QuotaAsync(line.Account, default));
        line.Answers.Clear();
        line.Answers.Enqueue(_ => throw new HttpRequestException(HttpRequestError.ConnectionError, "no"));
        Assert.Null(await new LineQuotas(line.Api).QuotaAsync(line.Account, default));
    }
}
