using BotService.Engine.Data;
using BotService.Engine.Dialogs;
using BotService.Review.Low;
using BotService.Tests.Conversations;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Review;

/// <summary>Real conversations that go badly, and those that do not.</summary>
public sealed class LowFinderTests(RealEngine real) : IClassFixture<RealEngine>, IAsyncLifetime
{
    private const string Answered = "電費過戶，公司，請代理人辦";

    private readonly FakeTime time = new();
    private BotHost host = null!;
    private LowFinder finder = null!;

    public async Task InitializeAsync()
    {
        host = await BotHost.StartAsync(
            set: h => h.Time = time, add: services => services.AddSingleton<IDialogEngine>(real.Engine));
        finder = new LowFinder(
            host.Get<ILowSigns>(), host.Get<ILowItems>(),
            CurseWords.Load(RealEngine.Folders.Dialogs, CurseWords.Locales, new Findings()), time,
            Microsoft.Extensions.Options.Options.Create(new LowOptions()));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Talk_ThatWentWell_IsNoItem()
    {
        await AskAsync("c1", Answered, "要多少錢");
        Assert.Empty(await FoundAsync());
        time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await FoundAsync());
    }

    [Fact]
    public async Task List_WithAQuestionOpen_IsGivenUpAfterHalfAnHour()
    {
        await AskAsync("c1", "電費過戶");
        time.Advance(TimeSpan.FromMinutes(29));
        Assert.Empty(await FoundAsync());
        time.Advance(TimeSpan.FromMinutes(2));
        var item = Assert.Single(await FoundAsync());
        Assert.Equal([LowReasons.Abandoned], item.Reasons);
        Assert.Equal(("taipower.name-change", "taipower"), (item.Entry, item.Organisation));
        Assert.Equal(0, await finder.RunAsync(default));
    }

    [Fact]
    public async Task SameAnswerThreeTimes_IsACircle()
    {
        await AskAsync("c1", Answered, Answered);
        Assert.Empty(await FoundAsync());
        await AskAsync("c1", Answered);
        Assert.Equal([LowReasons.Circles], Assert.Single(await FoundAsync()).Reasons);
    }

    [Fact]
    public async Task NotUnderstoodThreeTimes_IsACircle()
    {
        await AskAsync("c1", "qwpoeiru zmxncb", "asldkfj qpwoe", "zzz yyy qqq xx");
        Assert.Contains(LowReasons.Circles, Assert.Single(await FoundAsync()).Reasons);
    }

    [Fact]
    public async Task Curse_AndPersonAfterAnAnswer_AreReasonsOfOneItem()
    {
        await AskAsync("c1", Answered, "找專人", "你這白癡");
        await AskAsync("c2", "找專人");
        var item = Assert.Single(await FoundAsync());
        Assert.Equal(("c1", 2), (item.Conversation, item.Reasons.Count));
        Assert.Equal([LowReasons.Cursed, LowReasons.Person], item.Reasons);
    }

    [Fact]
    public async Task Run_AfterARestartOfTheMinute_MakesNothingTwice()
    {
        await AskAsync("c1", Answered, "找專人");
        Assert.Equal(1, await finder.RunAsync(default));
        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(0, await finder.RunAsync(default));
        }
    }

    private async Task AskAsync(string conversation, params string[] said)
    {
        await host.OpenAsync(conversation);
        foreach (var text in said)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await host.AskAsync(conversation, text);
        }

        time.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<IReadOnlyList<LowItem>> FoundAsync()
    {
        await finder.RunAsync(default);
        return (await host.Get<ILowItems>().ListAsync(new(), null, 99, new(2026, 11, 20), default)).Rows;
    }
}
