using BotService.Conversations;
using Dapper;

namespace BotService.Tests.Conversations;

public sealed class RecoveryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Process_EndingBeforeAnyTurn_LeavesTurnsThatTheNextAnswersOnceAndInOrder()
    {
        var accepted = new List<Accepted>();
        var first = await BotHost.StartAsync(folder, run: false);
        await first.OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            accepted.Add(await first.Bot.ReceiveAsync("c1", BotHost.Message($"m{i}", $"k{i}"), default));
        }

        await first.CrashAsync();

        await using var second = await BotHost.StartAsync(folder);
        foreach (var one in accepted) Assert.Single(await second.Bot.RepliesToAsync("c1", one, BotHost.Soon()));

        Assert.Equal(["m0", "m1", "m2", "m3", "m4"], second.Engine.Asked.Select(a => a.Input.Text));
        Assert.Equal(10, (await second.HistoryAsync()).Count);

        // A client that never saw the first answer repeats its post to the new process.
        var again = await second.Bot.ReceiveAsync("c1", BotHost.Message("m0", "k0"), default);
        Assert.Equal(accepted[0] with { Duplicate = true }, again);
        Assert.Single(await second.Bot.RepliesToAsync("c1", again, BotHost.Soon()));
        Assert.Equal(10, (await second.HistoryAsync()).Count);
    }

    [Fact]
    public async Task Process_EndingInsideATurn_LeavesItToTheNext()
    {
        using var inside = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        var first = await BotHost.StartAsync(folder, b => b.Engine.Before = _ =>
        {
            inside.Release();
            release.Wait();
        });
        await first.OpenAsync();
        var accepted = await first.Bot.ReceiveAsync("c1", BotHost.Message("hi"), default);
        await inside.WaitAsync(BotHost.Soon());
        await first.CrashAsync();

        await using var second = await BotHost.StartAsync(folder);
        Assert.Single(await second.Bot.RepliesToAsync("c1", accepted, BotHost.Soon()));
        release.Set();
        Assert.Equal(2, (await second.HistoryAsync()).Count);
    }

    [Fact]
    public async Task Turn_WhoseLeaseEndedMeanwhile_IsAnsweredByAnotherProcessAndNotAgain()
    {
        using var inside = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        await using var slow = await BotHost.StartAsync(folder, b => b.Engine.Before = _ =>
        {
            inside.Release();
            release.Wait();
        }, settings: new() { ["Store:Lease"] = "00:01:00" });
        await slow.OpenAsync();
        var accepted = await slow.Bot.ReceiveAsync("c1", BotHost.Message("hi"), default);
        await inside.WaitAsync(BotHost.Soon());
        var waiting = slow.Bot.RepliesToAsync("c1", accepted, BotHost.Soon());
        await slow.Database.WriteAsync(
            db => db.Execute("update conversations set owned_until = @past", new { past = DateTimeOffset.UnixEpoch }), default);

        await using (var quick = await BotHost.StartAsync(folder))
        {
            Assert.Single(await quick.Bot.RepliesToAsync("c1", accepted, BotHost.Soon()));
        }

        release.Set();
        Assert.Single(await waiting);
        Assert.Equal(2, (await slow.HistoryAsync()).Count);
        // It may hear of the other's answer before it has tried to keep its own.
        await BotHost.UntilAsync(() => Task.FromResult(
            slow.Logs.Any(l => l.StartsWith("Warning 103", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Stop_WithATurnRunning_LetsItFinishAndLeavesTheRest()
    {
        using var inside = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        var first = await BotHost.StartAsync(folder, b => b.Engine.Before = _ =>
        {
            inside.Release();
            release.Wait();
        });
        await first.OpenAsync();
        await first.Bot.ReceiveAsync("c1", BotHost.Message("one"), default);
        await inside.WaitAsync(BotHost.Soon());
        await first.Bot.ReceiveAsync("c1", BotHost.Message("two"), default);

        var stopping = first.StopAsync();
        release.Set();
        await stopping;
        Assert.Equal(["one", "two", "re 1: ok"], (await first.HistoryAsync()).Select(h => h.Said));
        await first.CrashAsync();

        await using var second = await BotHost.StartAsync(folder);
        await BotHost.UntilAsync(async () => (await second.HistoryAsync()).Count == 4);
        Assert.Equal("re 2: ok", (await second.HistoryAsync())[^1].Said);
    }

    [Fact]
    public async Task Keys_Lost_TurnRunsOnTheMaskedForm()
    {
        var first = await BotHost.StartAsync(folder, run: false);
        await first.OpenAsync();
        var accepted = await first.Bot.ReceiveAsync("c1", BotHost.Message("call 0912345678"), default);
        await first.CrashAsync();
        Directory.Delete(Path.Combine(folder, "keys"), recursive: true);

        await using var second = await BotHost.StartAsync(folder);
        Assert.Single(await second.Bot.RepliesToAsync("c1", accepted, BotHost.Soon()));
        Assert.StartsWith("call 〔", second.Engine.Asked.Single().Input.Text, StringComparison.Ordinal);
        Assert.Contains(second.Logs, l => l.StartsWith("Warning 201", StringComparison.Ordinal));
    }

    [Fact]
    public async Task State_OfAnUnknownForm_StartsTheDialogAnew()
    {
        await using var bot = await BotHost.StartAsync(folder);
        await bot.OpenAsync();
        await bot.AskAsync("c1", "one");
        await bot.Database.WriteAsync(db => db.Execute("update conversations set state = '[1'"), default);
        Assert.Equal(["re 1: ok"], await bot.AskAsync("c1", "two"));
    }

    [Fact]
    public async Task Store_RefusingATurn_GetsTheApologyInItsPlace()
    {
        await using var bot = await BotHost.StartAsync(
            folder, settings: new() { ["Turns:RetryDelay"] = "00:00:00.010" });
        await bot.OpenAsync();
        bot.Engine.Sheet = i => i.Text == "bad" ? FakeEngine.ASheet(null!) : null;
        Assert.Equal(["sorry"], await bot.AskAsync("c1", "bad"));
        Assert.Equal(["re 1: ok"], await bot.AskAsync("c1", "good"));
    }
}
