using BotService.Hosting;
using BotService.Insight;
using BotService.Reports;
using BotService.Tests.Conversations;
using BotService.Tests.Language;
using Dapper;

namespace BotService.Tests.Storage;

public sealed class SearchLogTests
{
    private static readonly ReportPeriod Today = new(
        BotService.Hosting.Taiwan.Today(new FakeTime()), BotService.Hosting.Taiwan.Today(new FakeTime()));

    [Fact]
    public async Task Record_PersonalDataInTheText_IsMaskedBeforeItIsKept()
    {
        await using var host = await StartAsync();
        var person = new Persons(3);
        string[] secrets =
            [person.Identity(), person.Mobile(), person.Electricity(), person.Card(), person.Email(),
                person.Address().Core];
        foreach (var secret in secrets) await RecordAsync(host, $"過戶 {secret}", 0);
        var kept = string.Join(
            '\n', await host.QueryAsync(db => db.Query<string>("select text from searches").AsList()));
        Assert.Contains("過戶", kept, StringComparison.Ordinal);
        Assert.All(secrets, s => Assert.DoesNotContain(s, kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_EndlessText_IsCutWithoutHalvingACharacter()
    {
        await using var host = await StartAsync();
        await RecordAsync(host, "電" + string.Concat(Enumerable.Repeat("💡", 5000)), 0);
        var kept = await host.QueryAsync(db => db.ExecuteScalar<string>("select text from searches"));
        Assert.Equal(199, kept!.Length);
        Assert.DoesNotContain('\uFFFD', kept);
    }

    [Fact]
    public async Task Unanswered_SearchThatFoundNothing_StandsThereWithItsReason()
    {
        await using var host = await StartAsync();
        await RecordAsync(host, "租借發電機", 0);
        await RecordAsync(host, "電子帳單", 3, "taipower.ebill");
        var report = await new UnansweredReport(_ => null).RunAsync(host.Database, Today, default);
        var row = Assert.Single(report.Rows);
        Assert.Equal(["no-search-result", "zh-TW", "租借發電機"], row.Skip(1).Take(3));
        Assert.StartsWith("1 unanswered in 0 turns and 2 searches", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searches_SameText_IsCountedTogether_MostFrequentFirst()
    {
        await using var host = await StartAsync();
        foreach (var (text, results) in ((string, int)[])[("電子帳單", 3), ("租借發電機", 0), ("電子帳單", 3)])
            await RecordAsync(host, text, results, results > 0 ? "taipower.ebill" : null);
        var report = await new SearchesReport().RunAsync(host.Database, Today, default);
        Assert.Equal(["電子帳單", "zh-TW", "2", "0", "taipower.ebill"], report.Rows[0].Take(5));
        Assert.Equal(["租借發電機", "zh-TW", "1", "1", null], report.Rows[1].Take(5));
        Assert.StartsWith("3 searches for 2 texts; nothing found 1 of 3", report.Summary, StringComparison.Ordinal);
    }

    private static Task<BotHost> StartAsync() => BotHost.StartAsync(set: h => h.Time = new FakeTime());

    private static Task RecordAsync(BotHost host, string text, int results, string? entry = null) =>
        host.Get<ISearchLog>().RecordAsync(new SearchRecord(text, "zh-TW", results, entry), default);
}
