using BotService.Hosting;
using BotService.Insight;
using BotService.Tests.Conversations;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Insight;

public sealed class HotTopicsTests : ILogger<RecentDemand>
{
    private readonly FakeTime time = new();
    private readonly FakeDemand demand = new();
    private readonly List<LogLevel> logged = [];

    [Fact]
    public async Task List_AskedByFewerThanFive_IsWithheld()
    {
        demand.Counts = [new("taipower.ebill", 9, 0), new("twc.visit", 5, 0), new("taisugar.tour", 4, 7)];
        Assert.Equal(
            [new HotTopic("taipower.ebill", 9), new HotTopic("twc.visit", 5)], await Topics().ListAsync(default));
    }

    [Fact]
    public async Task List_CoversThirtyDaysOfTaiwan()
    {
        await Topics().ListAsync(default);
        var today = BotService.Hosting.Taiwan.Today(time);
        Assert.Equal((today.AddDays(-29), today), demand.Asked.Single());
    }

    [Fact]
    public async Task List_WithinMinutes_IsNotCountedAgain_AndLaterIs()
    {
        var topics = Topics();
        await topics.ListAsync(default);
        demand.Counts = [new("taipower.ebill", 9, 0)];
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Empty(await topics.ListAsync(default));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(await topics.ListAsync(default));
        Assert.Equal(2, demand.Asked.Count);
    }

    [Fact]
    public async Task List_AskedForByManyAtOnce_IsCountedOnce()
    {
        var topics = Topics();
        demand.Slow = new TaskCompletionSource();
        var all = Enumerable.Range(0, 50).Select(_ => topics.ListAsync(default)).ToList();
        demand.Slow.SetResult();
        await Task.WhenAll(all);
        Assert.Single(demand.Asked);
    }

    [Fact]
    public async Task List_WhileTheStoreIsDown_IsEmptyAndWarns()
    {
        demand.Fault = new StoreUnavailableException("down");
        Assert.Empty(await Topics().ListAsync(default));
        Assert.Equal([LogLevel.Warning], logged);
    }

    [Fact]
    public async Task List_WhenTheStoreIsTooSlowLater_IsAsItWasCountedLast()
    {
        demand.Counts = [new("taipower.ebill", 9, 0)];
        var topics = Topics();
        await topics.ListAsync(default);
        time.Advance(TimeSpan.FromMinutes(6));
        demand.Fault = new TimeoutException();
        Assert.Single(await topics.ListAsync(default));
        Assert.Equal([LogLevel.Warning], logged);
    }

    void ILogger.Log<TState>(
        LogLevel level, EventId id, TState state, Exception? error,
        Func<TState, Exception?, string> format) => logged.Add(level);

    bool ILogger.IsEnabled(LogLevel level) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    private HotTopics Topics() => new(new RecentDemand(demand, time, this));

    private sealed class FakeDemand : IDemand
    {
        public IReadOnlyList<EntryDemand> Counts { get; set; } = [];

        public Exception? Fault { get; set; }

        public TaskCompletionSource? Slow { get; set; }

        public List<(DateOnly From, DateOnly To)> Asked { get; } = [];

        public async Task<IReadOnlyList<EntryDemand>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancel)
        {
            if (Fault is not null) throw Fault;
            Asked.Add((from, to));
            if (Slow is not null) await Slow.Task;
            return Counts;
        }
    }
}
