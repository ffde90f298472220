using BotService.Insight.Duties;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Api;

public sealed class DutiesCallTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public async Task Duties_AreAllThereWithTheirState(string locale)
    {
        var report = host.Services.GetRequiredService<IDuties>()
            .Write(locale, host.Services.GetRequiredService<ITestResults>().Latest());
        var answer = await host.GetAsync($"/duties?lang={locale}");
        var rows = answer["groups"]!.AsArray().SelectMany(g => g!["rows"]!.AsArray()).ToList();

        Assert.Equal(
            report.Groups.SelectMany(g => g.Rows).Select(r => (r.Id, r.Sentence)),
            rows.Select(r => ((string)r!["id"]!, (string)r["sentence"]!)));
        Assert.Equal(report.Counts.Done, rows.Count(r => (string)r!["state"]! == "done"));
        Assert.Equal(report.Counts.NotYet, rows.Count(r => (string)r!["state"]! == "not-yet"));
        Assert.Equal(report.Counts.All, (int)answer["counts"]!["all"]!);
    }

    [Theory]
    [InlineData("B")]
    [InlineData("b")]
    public async Task Duties_OfOneGroup_HoldOnlyIts(string group)
    {
        var answer = await host.GetAsync($"/duties?group={group}&lang=en");

        Assert.Equal("B", (string)Assert.Single(answer["groups"]!.AsArray())!["id"]!);
        Assert.True((int)answer["counts"]!["all"]! > answer["groups"]![0]!["rows"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("group=AB", "group")]
    [InlineData("group=A&group=B", "group")]
    [InlineData("lang=xx", "lang")]
    [InlineData("page=2", "page")]
    public async Task Duties_OfWhatCannotBe_NameTheParameter(string query, string parameter) =>
        Assert.Equal([parameter], await host.RefusedAsync($"/duties?{query}"));
}
