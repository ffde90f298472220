using BotService.Conversations.Figures;
using BotService.Hosting;
using BotService.Hosting.Figures;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BotService.Tests.Telemetry;

public sealed class HealthFiguresTests
{
    [Fact]
    public async Task Store_ThatKeepsNothing_IsZero_AndOneAgainAfterwards()
    {
        await using var host = await BotHost.StartAsync(settings: new() { ["Store:BusyTimeout"] = "00:00:00.100" });
        var conversation = await host.OpenAsync();
        Assert.Equal(1, await HealthyAsync(host));
        await using (var other = new SqliteConnection($"Data Source={host.File};Pooling=False"))
        {
            await other.OpenAsync();
            other.Execute("begin immediate");
            await Assert.ThrowsAsync<StoreUnavailableException>(
                () => host.Bot.ReceiveAsync(conversation, BotHost.Message("lost"), default));
            Assert.Equal(0, await HealthyAsync(host));
            other.Execute("rollback");
        }

        Assert.Equal(1, await HealthyAsync(host));
    }

    [Fact]
    public async Task Turn_ThatRunsForLong_IsSeenWaitingWithItsAge()
    {
        using var held = new ManualResetEventSlim();
        var time = new FakeTime();
        await using var host = await BotHost.StartAsync(set: bot =>
        {
            bot.Time = time;
            bot.Engine.Before = _ => held.Wait(TimeSpan.FromSeconds(30));
        });
        await host.Bot.ReceiveAsync(await host.OpenAsync(), BotHost.Message("one"), default);
        time.Advance(TimeSpan.FromSeconds(90));
        var figures = await host.Get<IEnumerable<IFigures>>().Single(one => one is BacklogFigures)
            .LookAsync(default);
        held.Set();
        Assert.Equal(1, figures.Single(one => one.Gauge.Name == "botservice.inbox.waiting").Value);
        Assert.Equal(90, figures.Single(one => one.Gauge.Name == "botservice.inbox.oldest").Value, 1);
    }

    private static async Task<double> HealthyAsync(BotHost host) =>
        (await host.Get<IEnumerable<IFigures>>().OfType<HealthFigures>().Single().LookAsync(default))
            .Single(one => one.Gauge.Name == "botservice.store.healthy").Value;
}
