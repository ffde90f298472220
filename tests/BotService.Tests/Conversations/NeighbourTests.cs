using System.Collections.Concurrent;
using BotService.Conversations;
using BotService.Protocol;
using BotService.Tests.Storage.Postgres;

namespace BotService.Tests.Conversations;

/// <summary>Several processes on one store: here several hosts that know nothing of each other.</summary>
public abstract class NeighbourTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    private protected virtual string? Store => null;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public abstract Task Starts_TwoAtOnceOnAnEmptyStore_BothServe();

    public abstract Task Turns_OfOneConversationThroughTwoProcesses_RunOnceAndInOrder();

    public abstract Task Process_ThatDied_LeavesItsTurnsToTheOneThatRuns();

    public abstract Task Listener_InAnotherProcess_HearsThatThereIsMore();

    protected async Task BothServeAsync()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => StartAsync())));
        await hosts[0].OpenAsync();
        Assert.Equal(["re 1: ok"], await hosts[0].AskAsync("c1", "one"));
        Assert.Equal(["re 2: ok"], await hosts[1].AskAsync("c1", "two"));
        await EndAsync(hosts);
    }

    protected async Task RunOnceAndInOrderAsync()
    {
        const int Each = 20;
        BotHost[] hosts = [await StartAsync(), await StartAsync()];
        await hosts[0].OpenAsync();
        var posted = new ConcurrentBag<(BotHost Host, Accepted Accepted)>();
        await Task.WhenAll(hosts.Select(host => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
                posted.Add((host, await host.Bot.ReceiveAsync("c1", BotHost.Message($"m{i}"), default)));
        })));
        foreach (var (host, accepted) in posted)
            Assert.Single(await host.Bot.RepliesToAsync("c1", accepted, BotHost.Soon()));

        var history = await hosts[0].HistoryAsync();
        Assert.Equal(4 * Each, history.Count);
        Assert.Equal(
            posted.OrderBy(p => p.Accepted.Sequence).Select(p => p.Accepted.ActivityId),
            history.Select(h => h.Activity.Text("replyToId")).OfType<string>());
        Assert.Equal(
            Enumerable.Range(1, 2 * Each).Select(i => $"re {i}: ok"),
            history.Select(h => h.Said).Where(said => said!.StartsWith("re ", StringComparison.Ordinal)));
        await EndAsync(hosts);
    }

    protected async Task LeavesItsTurnsAsync()
    {
        var survivor = await StartAsync();
        var dying = await StartAsync(run: false);
        await dying.OpenAsync();
        var accepted = await dying.Bot.ReceiveAsync("c1", BotHost.Message("left behind"), default);
        await dying.CrashAsync();
        Assert.Single(await survivor.Bot.RepliesToAsync("c1", accepted, BotHost.Soon()));
        await EndAsync(survivor);
    }

    protected async Task HearsAsync()
    {
        BotHost[] hosts = [await StartAsync(), await StartAsync()];
        await hosts[0].OpenAsync();
        var heard = new TaskCompletionSource<StoredActivity>();
        using var listening = hosts[1].Bot.Listen("c1", stored => heard.TrySetResult(stored));
        await hosts[0].AskAsync("c1", "hello");
        Assert.Same(StoredActivity.More, await heard.Task.WaitAsync(BotHost.Soon()));
        await EndAsync(hosts);
    }

    private Task<BotHost> StartAsync(bool run = true)
    {
        var settings = new Dictionary<string, string?> { ["Store:Lease"] = "00:00:01" };
        if (Store is { } store) settings["ConnectionStrings:Store"] = store;
        return BotHost.StartAsync(folder, settings: settings, run: run);
    }

    private static async Task EndAsync(params BotHost[] hosts)
    {
        foreach (var host in hosts) await host.DisposeAsync();
    }
}

public sealed class SqliteNeighbourTests : NeighbourTests
{
    [Fact]
    public override Task Starts_TwoAtOnceOnAnEmptyStore_BothServe() => BothServeAsync();

    [Fact]
    public override Task Turns_OfOneConversationThroughTwoProcesses_RunOnceAndInOrder() => RunOnceAndInOrderAsync();

    [Fact]
    public override Task Process_ThatDied_LeavesItsTurnsToTheOneThatRuns() => LeavesItsTurnsAsync();

    [Fact]
    public override Task Listener_InAnotherProcess_HearsThatThereIsMore() => HearsAsync();
}

public sealed class PostgresNeighbourTests : NeighbourTests
{
    private readonly Lazy<string> store = new(() => PostgresCluster.Shared.NewDatabase());

    private protected override string Store => store.Value;

    [PostgresFact]
    public override Task Starts_TwoAtOnceOnAnEmptyStore_BothServe() => BothServeAsync();

    [PostgresFact]
    public override Task Turns_OfOneConversationThroughTwoProcesses_RunOnceAndInOrder() => RunOnceAndInOrderAsync();

    [PostgresFact]
    public override Task Process_ThatDied_LeavesItsTurnsToTheOneThatRuns() => LeavesItsTurnsAsync();

    [PostgresFact]
    public override Task Listener_InAnotherProcess_HearsThatThereIsMore() => HearsAsync();
}
