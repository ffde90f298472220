using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Insight;
using BotService.Reports;
using BotService.Tests.Conversations;
using BotService.Tests.Dialogs;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Storage;

/// <summary>What real conversations and searches count for, and what an editor sees of it.</summary>
public sealed class DemandTests(RealEngine real) : IClassFixture<RealEngine>
{
    private static readonly DateOnly Today = BotService.Hosting.Taiwan.Today(TimeProvider.System);

    [Fact]
    public async Task Count_ConversationOfManyTurns_IsOnce_AndWhatIsOpenIsCounted()
    {
        await using var host = await StartAsync();
        await AskAsync(host, "c1", "電費過戶，公司，請代理人辦", "要多少錢", "要多久");
        var counted = Assert.Single(await CountAsync(host));
        Assert.Equal(("taipower.name-change", 1), (counted.Entry, counted.Asked));
        Assert.True(counted.Unanswered >= 2, $"{counted.Unanswered} unanswered");
    }

    [Fact]
    public async Task Count_ConversationsAndSearches_AreAddedUp_MostAskedFirst()
    {
        await using var host = await StartAsync();
        await AskAsync(host, "c1", "電費過戶，公司，請代理人辦");
        await AskAsync(host, "c2", "我要申請電費電子帳單");
        await host.Get<ISearchLog>().RecordAsync(new SearchRecord("e-bill", "en", 4, "taipower.ebill"), default);
        await host.Get<ISearchLog>().RecordAsync(new SearchRecord("nothing", "en", 0, null), default);
        Assert.Equal(
            [("taipower.ebill", 2), ("taipower.name-change", 1)],
            (await CountAsync(host)).Select(d => (d.Entry, d.Asked)));
    }

    [Fact]
    public async Task Count_OfAnotherDay_IsNothing()
    {
        await using var host = await StartAsync();
        await AskAsync(host, "c1", "我要申請電費電子帳單");
        Assert.Empty(await host.Get<IDemand>().CountAsync(Today.AddDays(-9), Today.AddDays(-1), default));
    }

    [Fact]
    public async Task Gaps_AfterAConversation_BeginWithWhatWasAskedFor()
    {
        await using var host = await StartAsync();
        await AskAsync(host, "c1", "我要查台水水質");
        var asked = Assert.Single(await CountAsync(host)).Entry;
        var facts = await ReportAsync(host, null, byEntry: false);
        Assert.Equal(("1", asked), (facts.Rows[0][0]!, facts.Rows[0][3]!));
        Assert.Contains(facts.Rows, r => r[3] == "taipower.name-change" && r[0] == "0");
        Assert.Equal(facts.Columns.Count, facts.Rows[0].Count);

        var entries = await ReportAsync(host, "twc", byEntry: true);
        Assert.All(entries.Rows, r => Assert.Equal("twc", r[2]));
        Assert.Equal(entries.Columns.Count, entries.Rows[0].Count);
        Assert.Equal(facts.Rows.Count(r => r[3] == asked), entries.Rows[0].Skip(5).Take(3).Sum(int.Parse!));
    }

    private async Task<ReportTable> ReportAsync(BotHost host, string? organisation, bool byEntry) =>
        await new GapsReport(real.Loaded.Gaps, "en", organisation, byEntry, Today).RunAsync(
            host.Database, new ReportPeriod(Today, Today), default);

    private Task<BotHost> StartAsync() =>
        BotHost.StartAsync(add: services => services.AddSingleton<IDialogEngine>(real.Engine));

    private static Task<IReadOnlyList<EntryDemand>> CountAsync(BotHost host) =>
        host.Get<IDemand>().CountAsync(Today, Today, default);

    private static async Task AskAsync(BotHost host, string conversation, params string[] said)
    {
        await host.OpenAsync(conversation);
        foreach (var text in said) await host.AskAsync(conversation, text);
    }
}
