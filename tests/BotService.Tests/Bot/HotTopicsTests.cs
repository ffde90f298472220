using BotService.Bot;

namespace BotService.Tests.Bot;

public sealed class HotTopicsTests
{
    private readonly FakeTime time = new();
    private readonly FakeDemand demand = new();

    [Fact]
    public async Task List_AskedByFewerThanFive_IsWithheld()
    {
        demand.Counts = [new("taipower.ebill", 9, 0), new("twc.visit", 5, 0), new("taisugar.tour", 4, 7)];
        Assert.Equal([new HotTopic("taipower.ebill", 9), new HotTopic("twc.visit", 5)], await new HotTopics(new RecentDemand(demand, time), Microsoft.Extensions.Logging.Abstractions.NullLogger<HotTopics>.Instance).ListAsync(default));
    }

    [Fact]
    public async Task List_CoversThirtyDaysOfTaiwan()
    {
        await new HotTopics(new RecentDemand(demand, time), Microsoft.Extensions.Logging.Abstractions.NullLogger<HotTopics>.Instance).ListAsync(default);
        var today = BotService.Bot.Taiwan.Today(time);
        Assert.Equal((today.AddDays(-29), today), demand.Asked.Single());
    }

    [Fact]
    public async Task List_WithinMinutes_IsNotCountedAgain_AndLaterIs()
    {
        var topics = new HotTopics(new RecentDemand(demand, time), Microsoft.Extensions.Logging.Abstractions.NullLogger<HotTopics>.Instance);
        await topics.ListAsync(default);
        demand.Counts = [new("taipower.ebill", 9, 0)];
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Empty(await topics.ListAsync(default));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(await topics.ListAsync(default));
        Assert.Equal(2, demand.Asked.Count);
    }

    private sealed class FakeDemand : IDemand
    {
        public IReadOnlyList<EntryDemand> Counts { get; set; } = [];

        public List<(DateOnly From, DateOnly To)> Asked { get; } = [];

        public Task<IReadOnlyList<EntryDemand>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancel)
        {
            Asked.Add((from, to));
            return Task.FromResult(Counts);
        }
    }
}
