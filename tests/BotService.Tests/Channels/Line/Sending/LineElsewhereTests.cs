using BotService.Channels.Line;
using BotService.Channels.Line.Sending;
using BotService.Conversations;
using BotService.Tests.Channels.Line.Api;

namespace BotService.Tests.Channels.Line.Sending;

public sealed class LineElsewhereTests
{
    private static readonly LineAccount Water = new() { Name = "water", Organisation = "twc" };
    private static readonly LineAccount Power = new() { Name = "power" };

    [Fact]
    public async Task EachKnownAccount_IsAPlaceThatBringsTheCode()
    {
        using var line = new FakeLine(Water, Power);
        line.Answers.Enqueue(_ => Task.FromResult(Bot("@123abcde", "Water")));
        Assert.NotNull(await line.Api.BotAsync(Water, default));
        line.Answer(500);
        var places = await new LineElsewhere(line.Api, line.Options, line.Time).PlacesAsync("繼續 7K&3", default);
        Assert.Equal(
            [new OtherPlace("line", "Water", "twc", "https://line.me/R/oaMessage/%40123abcde/?%E7%B9%BC%E7%BA%8C%207K%263")], places);
    }

    [Fact]
    public async Task LineSilent_ThePageDoesNotWaitForIt()
    {
        using var line = new FakeLine(Water);
        var asked = new TaskCompletionSource();
        line.Answers.Enqueue(cancel =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, cancel)
                .ContinueWith(_ => new HttpResponseMessage(), TaskScheduler.Default);
        });
        var places = new LineElsewhere(line.Api, line.Options, line.Time).PlacesAsync("7K3", default);
        await asked.Task;
        line.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await places);
    }

    [Fact]
    public async Task CallerGone_IsNotTakenForSilence()
    {
        using var line = new FakeLine(Water);
        line.Answers.Enqueue(_ => new TaskCompletionSource<HttpResponseMessage>().Task);
        using var gone = new CancellationTokenSource();
        var places = new LineElsewhere(line.Api, line.Options, line.Time).PlacesAsync("7K3", gone.Token).AsTask();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => places);
    }

    private static HttpResponseMessage Bot(string basicId, string name) =>
        new()
        {
            Content = new StringContent($$"""{"userId":"Ubot","basicId":"{{basicId}}","displayName":"{{name}}"}""")
        };
}
