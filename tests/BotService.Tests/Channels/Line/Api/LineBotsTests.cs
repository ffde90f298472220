using BotService.Channels.Line;
using BotService.Channels.Line.Api;

namespace BotService.Tests.Channels.Line.Api;

public sealed class LineBotsTests : IDisposable
{
    private const string Known = """{"userId":"Ubot","basicId":"@123abcde","displayName":"Water","chatMode":"bot"}""";

    private readonly FakeLine line = new();

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task Bot_IsAskedOnceAndRemembered()
    {
        line.Answer(200, Known);
        Assert.Equal(new LineBot("Ubot", "@123abcde", "Water"), await line.Api.BotAsync(line.Account, default));
        line.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal("Ubot", (await line.Api.BotAsync(line.Account, default))!.UserId);
        Assert.Equal("http://127.0.0.1:1/v2/bot/info", line.Requests.Single().Address);
    }

    [Fact]
    public async Task Bot_OfEachAccount_IsAskedForItself()
    {
        line.Answer(200, Known);
        line.Answer(200, Known.Replace("Ubot", "Uother", StringComparison.Ordinal));
        Assert.Equal("Ubot", (await line.Api.BotAsync(line.Account, default))!.UserId);
        Assert.Equal("Uother", (await line.Api.BotAsync(new LineAccount { Name = "power" }, default))!.UserId);
    }

    [Fact]
    public async Task Failure_IsForgottenAfterAMinute()
    {
        line.Answer(500);
        line.Answer(200, Known);
        Assert.Null(await line.Api.BotAsync(line.Account, default));
        line.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(await line.Api.BotAsync(line.Account, default));
        Assert.Single(line.Requests);
        line.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Ubot", (await line.Api.BotAsync(line.Account, default))!.UserId);
    }

    [Theory]
    [InlineData("""{"userId":"Ubot"}""")]
    [InlineData("[]")]
    public async Task Answer_OfAnotherShape_IsAFailure(string body)
    {
        line.Answer(200, body);
        Assert.Null(await line.Api.BotAsync(line.Account, default));
    }

    [Fact]
    public async Task CallersAtOnce_ShareOneQuestion_AndOneThatLeavesDoesNotEndIt()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        line.Answers.Enqueue(_ => answer.Task);
        using var leaves = new CancellationTokenSource();
        var first = line.Api.BotAsync(line.Account, leaves.Token).AsTask();
        var others = Enumerable.Range(0, 20).Select(_ => line.Api.BotAsync(line.Account, default).AsTask()).ToArray();
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(new HttpResponseMessage { Content = new StringContent(Known) });
        Assert.All(await Task.WhenAll(others), bot => Assert.Equal("Ubot", bot!.UserId));
        Assert.Single(line.Requests);
    }
}
