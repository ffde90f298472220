
namespace BotService.Tests.Channels.Line.Webhook;

public sealed class KnownBotsTests
{
    private static readonly string Elsewhere = Events.Webhook("U0000000000000000000000000000bad0", [Events.Text("x")]);

    [Fact]
    public async Task WhileLineCannotBeAsked_EveryDestinationIsTaken()
    {
        await using var host =
            await WebhookHost.StartAsync(api: api => api.Bot = _ => throw new HttpRequestException("unreachable"));
        Assert.Equal(200, (await host.PostAsync(Elsewhere)).Status);
    }

    [Fact]
    public async Task LineIsAskedAgainUntilItAnswers()
    {
        await using var host =
            await WebhookHost.StartAsync(api: api => api.Bot = asked => asked <= 4 ? null : new(Events.Bot, "@a", "A"));
        while (host.Bots.MayBe(new() { Name = "power" }, "another"))
        {
            Assert.InRange(host.Api.Asked, 0, 100);
            host.Time.Advance(TimeSpan.FromMinutes(6));
            await Task.Yield();
        }

        Assert.Equal(400, (await host.PostAsync(Elsewhere)).Status);
        Assert.Equal(200, (await host.PostAsync(Events.Webhook())).Status);
    }
}
