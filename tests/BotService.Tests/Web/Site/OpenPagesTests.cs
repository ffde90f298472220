using System.Globalization;
using System.Net;
using BotService.Engine.Gaps;
using BotService.Hosting;
using BotService.Insight;
using BotService.Insight.Duties;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Site;

/// <summary>
/// The pages on what is not known for sure, on what is asked for most, and on what the plans ask for.
/// </summary>
public sealed class OpenPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public async Task Gaps_AllPagesTogether_HoldEveryGapOnce(string locale)
    {
        var all = site.Services.GetRequiredService<IGaps>()
            .List(locale, BotService.Hosting.Taiwan.Today(TimeProvider.System));
        var (entries, sentences) = (new List<string>(), new List<string>());
        for (string? next = $"/gaps?lang={locale}"; next is not null;)
        {
            var (status, page) = await site.OpenAsync(next);
            Assert.Equal(HttpStatusCode.OK, status);
            entries.AddRange(
                page.QuerySelectorAll("section.panel[aria-labelledby]")
                    .Select(s => s.GetAttribute("aria-labelledby")!["e-".Length..]));
            sentences.AddRange(page.QuerySelectorAll(".gaps > li > p:nth-child(2)").Select(p => p.TextContent));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(all.Select(e => e.Entry).Order(StringComparer.Ordinal), entries.Order(StringComparer.Ordinal));
        Assert.Equal(
            all.SelectMany(e => e.Gaps).Select(g => g.Text).Order(StringComparer.Ordinal),
            sentences.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Gaps_OfOneOrganisation_HoldOnlyIts_AndKeepThatInTheirLinks()
    {
        var (_, page) = await site.OpenAsync("/gaps?organisation=twc&lang=en");
        Assert.All(page.QuerySelectorAll("section.panel[aria-labelledby]"),
            s => Assert.StartsWith("e-twc.", s.GetAttribute("aria-labelledby"), StringComparison.Ordinal));
        Assert.Contains(
            "organisation=twc", page.QuerySelector("a[rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains(
            "organisation=twc", page.QuerySelector("a.language")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=1000000000")]
    [InlineData("page=99999999999999999999")]
    [InlineData("page=two")]
    [InlineData("organisation=%3Cscript%3Ealert(1)%3C/script%3E")]
    public async Task Gaps_OfWhatCannotBe_SayWhy(string query)
    {
        var (status, page) = await site.OpenAsync($"/gaps?{query}&lang=en");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("There is no such", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Gaps_AskedForByMany_ComeFirstWithARoundedNumber_AndFewAreNotTold()
    {
        await using var own = await OwnSite.StartAsync();
        await own.SearchAsync("taipower.ebill", 7);
        await own.SearchAsync("twc.visit", 4);
        var (_, page) = await own.Site.OpenAsync("/gaps?lang=en");
        var first = page.QuerySelector("section.panel[aria-labelledby]")!;
        Assert.Equal("e-taipower.ebill", first.GetAttribute("aria-labelledby"));
        Assert.Contains("about 5 times", first.TextContent, StringComparison.Ordinal);
        Assert.Single(
            page.QuerySelectorAll("section.panel[aria-labelledby] .meta"),
            m => m.TextContent.Contains("about", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Browse_AfterManyAsked_NamesWhatIsHot()
    {
        await using var own = await OwnSite.StartAsync();
        await own.SearchAsync("taipower.ebill", 6);
        await own.SearchAsync("twc.visit", 4);
        var (_, page) = await own.Site.OpenAsync("/browse?lang=en");
        Assert.Equal(
            "/entries/taipower.ebill?lang=en", Assert.Single(page.QuerySelectorAll(".hot a")).GetAttribute("href"));
    }

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public async Task Duties_Page_HoldsEveryDutyWithItsState(string locale)
    {
        var report = site.Services.GetRequiredService<IDuties>()
            .Write(locale, site.Services.GetRequiredService<ITestResults>().Latest());
        var (status, page) = await site.OpenAsync($"/duties?lang={locale}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            report.Groups.SelectMany(g => g.Rows).Select(r => r.Id),
            page.QuerySelectorAll(".duties > li").Select(l => l.Id));
        foreach (var (row, shown) in report.Groups.SelectMany(g => g.Rows).Zip(page.QuerySelectorAll(".duties > li")))
        {
            Assert.Contains(row.Sentence, shown.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
            Assert.All(row.Tests, t => Assert.Contains(t.Name, shown.TextContent, StringComparison.Ordinal));
            Assert.Equal(
                row.Entries.Select(e => $"/entries/{e.Id}?lang={locale}"),
                shown.QuerySelectorAll("a[href^='/entries/']").Select(a => a.GetAttribute("href")));
        }
        var counts = page.QuerySelectorAll(".counts tbody tr")
            .Select(r => r.QuerySelectorAll("td").Select(d => int.Parse(d.TextContent, CultureInfo.InvariantCulture))
                .ToList()).ToList();
        Assert.Equal(report.Groups.Count + 1, counts.Count);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(counts[^1][i], counts.SkipLast(1).Sum(c => c[i])));
    }

    [Fact]
    public async Task Duties_ByState_AreMarkedInWords()
    {
        var (_, page) = await site.OpenAsync("/duties?lang=en");
        var report = site.Services.GetRequiredService<IDuties>()
            .Write("en", site.Services.GetRequiredService<ITestResults>().Latest());
        Assert.Equal(
            report.Counts.Done, page.QuerySelectorAll(".duties h3 .badge").Count(b => b.TextContent == "Done"));
        Assert.Equal(
            report.Counts.NotYet, page.QuerySelectorAll(".duties h3 .badge").Count(b => b.TextContent == "Not yet"));
    }

    [Fact]
    public async Task Pages_LinkTheGovernmentPortal()
    {
        foreach (var path in (string[])["/search", "/browse", "/gaps", "/duties"])
            Assert.NotNull((await site.OpenAsync(path)).Page.QuerySelector("footer a[href='https://www.gov.tw']"));
    }

    /// <summary>A site in which nobody else asks anything.</summary>
    private sealed class OwnSite : IAsyncDisposable
    {
        public RunningSite Site { get; } = new();

        public static async Task<OwnSite> StartAsync()
        {
            var own = new OwnSite();
            await own.Site.InitializeAsync();
            return own;
        }

        public async Task SearchAsync(string entry, int times)
        {
            for (var i = 0; i < times; i++)
                await Site.Services.GetRequiredService<ISearchLog>()
                    .RecordAsync(new SearchRecord("what somebody typed", "en", 3, entry), default);
        }

        public async ValueTask DisposeAsync() => await Site.DisposeAsync();
    }
}
