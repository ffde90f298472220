using BotService.Cli;
using BotService.Engine.Dialogs;
using BotService.Reports;
using BotService.Tests.Conversations;
using BotService.Tests.Dialogs;
using BotService.Tests.Language;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Reports;

/// <summary>What a real conversation leaves behind for review.</summary>
public sealed class ReportTests(RealEngine real) : IClassFixture<RealEngine>
{
    private static readonly ReportPeriod Today = new(
        BotService.Hosting.Taiwan.Today(TimeProvider.System), BotService.Hosting.Taiwan.Today(TimeProvider.System));

    [Fact]
    public async Task Unanswered_AfterAMiss_ShowsTheQuestionMaskedAndItsReason()
    {
        await using var host = await StartAsync();
        await host.AskAsync(await host.OpenAsync(), "幫我訂明天去花蓮的火車票，電話 0912-345-678");
        var report = await new UnansweredReport(_ => null).RunAsync(host.Database, Today, default);
        var row = Assert.Single(report.Rows);
        Assert.Equal("out-of-scope", row[1]);
        Assert.StartsWith("幫我訂明天去花蓮的火車票", row[3], StringComparison.Ordinal);
        Assert.StartsWith($"1 unanswered in 1 turns and 0 searches, {Today}", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unanswered_WithEntriesNear_NamesThem()
    {
        await using var host = await StartAsync();
        await host.AskAsync(await host.OpenAsync(), "幫我訂明天去花蓮的火車票");
        await host.Database.WriteAsync(
            db => db.Execute(
                """update unanswered set nearest = '[{"entry":"taipower.ebill","score":0.4},{"entry":"gone.entry","score":0.1}]'"""),
            default);
        var report = await new UnansweredReport(Name).RunAsync(host.Database, Today, default);
        Assert.Equal($"{Name("taipower.ebill")} (taipower.ebill); gone.entry", Assert.Single(report.Rows)[4]);

        string? Name(string id) => real.Loaded.Knowledge.Entries.GetValueOrDefault(id)?.Wordings["zh-TW"].Name;
    }

    [Fact]
    public async Task Ratings_AfterAConversation_ShowHelpfulScoreAndWords()
    {
        await using var host = await StartAsync();
        await TalkToTheEndAsync(host, "說明很清楚");
        var report = await new RatingsReport().RunAsync(host.Database, Today, default);
        Assert.Equal(2, report.Rows.Count);
        var rated = report.Rows.Single(r => r[3] is not null);
        Assert.Equal("2", rated[3]);
        Assert.Equal("說明很清楚", rated[4]);
        Assert.Equal("taipower.name-change", rated[1]);
        Assert.Equal("yes", report.Rows.Single(r => r[2] is not null)[2]);
        Assert.Contains(
            "mean score 2.00 of 1 ratings, low (1 or 2) 1 of 1; helpful 1 of 1", report.Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfAnotherDay_IsEmpty()
    {
        await using var host = await StartAsync();
        await TalkToTheEndAsync(host, "好");
        var yesterday = new ReportPeriod(Today.From.AddDays(-1), Today.To.AddDays(-1));
        foreach (var report in (IReport[])[new RatingsReport(), new UnansweredReport(_ => null), new SearchesReport()])
            Assert.Empty((await report.RunAsync(host.Database, yesterday, default)).Rows);
    }

    [Fact]
    public async Task Exports_AfterPersonalDataWasTyped_HoldNoneOfIt()
    {
        await using var host = await StartAsync();
        var person = new Persons(7);
        var typed = Enumerable.Range(0, 8)
            .SelectMany(_ => new[] { person.Identity(), person.Mobile(), person.Electricity(), person.Water(), person.Card(), person.Email(), person.Address().Core }).ToList();
        foreach (var (secret, i) in typed.Select((s, i) => (s, i)))
            await host.AskAsync(await host.OpenAsync($"c{i}"), $"外星人來了怎麼辦 {secret} 謝謝");
        await TalkToTheEndAsync(host, string.Join(" ", typed.Take(5)));
        var output = new StringWriter();
        foreach (var report in new IReport[] { new UnansweredReport(_ => null), new RatingsReport() })
        {
            var table = await report.RunAsync(host.Database, Today, default);
            ReportPrinter.Write(table, csv: true, output);
            ReportPrinter.Write(table, csv: false, output);
        }
        Assert.Contains("外星人來了怎麼辦", output.ToString(), StringComparison.Ordinal);
        Assert.All(typed, secret => Assert.DoesNotContain(secret, output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Csv_CellThatBeginsLikeAFormula_IsNotRun()
    {
        var output = new StringWriter();
        ReportPrinter.Write(
            new ReportTable(["text"], [["=HYPERLINK(\"http://evil\")"], ["一,二\n三"]], ""), csv: true, output);
        Assert.DoesNotContain("\n=", output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\"一,二\n三\"", output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private Task<BotHost> StartAsync() =>
        BotHost.StartAsync(add: services => services.AddSingleton<IDialogEngine>(real.Engine));

    private static async Task TalkToTheEndAsync(BotHost host, string words)
    {
        var conversation = await host.OpenAsync("end");
        foreach (var said in (string[])["電費過戶，公司，請代理人辦", "有幫助", "沒有了，結束", "2", words])
            await host.AskAsync(conversation, said);
    }
}
