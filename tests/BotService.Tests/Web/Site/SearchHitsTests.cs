using BotService.Engine.Gaps;
using BotService.Engine.Library;
using BotService.Engine.Search;
using BotService.Hosting;
using BotService.Insight;
using BotService.Tests.Dialogs;
using BotService.Web.Site;

namespace BotService.Tests.Web.Site;

/// <summary>What is shown of what a search found, and in which order.</summary>
public sealed class SearchHitsTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static readonly DateOnly Today = Taiwan.Today(TimeProvider.System);

    [Theory]
    [InlineData("過戶 費用", "zh-TW")]
    [InlineData("押金", "zh-TW")]
    [InlineData("多久", "zh-TW")]
    [InlineData("fee", "en")]
    public async Task Hits_TellWhatTheEntryIsAbout_AndNotWhatWasNotFound(string text, string locale)
    {
        ILibrary library = RealEngine.Shared.Library;
        var unknown = RealEngine.Shared.Gaps.List(locale, Today)
            .SelectMany(e => e.Gaps).Select(g => g.Text).ToHashSet();
        var found = RealEngine.Shared.Search.Find(new(text, locale), Today).Hits;
        Assert.NotEmpty(found);

        var (_, page) = await site.OpenAsync($"/search?q={Uri.EscapeDataString(text)}&lang={locale}");

        var shown = page.QuerySelectorAll("ol.cards > li").Select(l => l.TextContent).ToList();
        var lines = page.QuerySelectorAll("ol.cards .hint").Select(l => l.TextContent).ToList();
        Assert.Equal(found.Count, shown.Count);
        Assert.All(found, hit => Assert.Contains(
            shown, s => s.Contains(library.Card(hit.Entry, locale)!.Summary, StringComparison.Ordinal)));
        Assert.All(lines, s => Assert.DoesNotContain(unknown, u => s.EndsWith(u, StringComparison.Ordinal)));
        Assert.All(lines, s => Assert.DoesNotContain("沒有查到", s, StringComparison.Ordinal));
    }

    /// <summary>Without this the test above would pass on a knowledge in which the case does not occur.</summary>
    [Fact]
    public void Search_FindsSentencesThatTellOfNothing() => Assert.Contains(
        (string[])["押金", "多久", "費用", "期限"],
        text => RealEngine.Shared.Search.Find(new(text, "zh-TW"), Today).Hits.Any(h => RealEngine.Shared.Gaps
            .List("zh-TW", Today).Any(e => e.Entry == h.Entry
                && e.Gaps.Any(g => g.Status == GapStatus.Open && g.Text == h.Snippet.Text))));

    [Fact]
    public void Hits_AlikeInScore_ComeByHowManyAskForThem_AndOthersStayWhereTheyAre()
    {
        var search = RealEngine.Shared.Search;
        var (query, words) = (new SearchQuery(null, "zh-TW"), new SearchQuery("過戶", "zh-TW"));
        var last = search.Find(query with { Page = search.Find(query, Today).Pages }, Today).Hits[^1].Entry;
        var most = new MostAsked([new HotTopic(last, 9)], RealEngine.Shared.Script.Menu);

        Assert.Equal(
            RealEngine.Shared.Script.Menu.Prepend(last), most.Find(search, query, Today).Hits
                .Take(1 + RealEngine.Shared.Script.Menu.Count).Select(h => h.Entry));
        Assert.Equal(
            search.Find(words, Today).Hits.Select(h => h.Score), most.Find(search, words, Today).Hits.Select(h => h.Score));
    }

    [Fact]
    public void Pages_InAnotherOrder_HoldEveryEntryOnce()
    {
        var (search, query) = (RealEngine.Shared.Search, new SearchQuery(null, "en") { Organisation = "taipower" });
        var most = new MostAsked([], RealEngine.Shared.Script.Menu);
        var pages = Enumerable.Range(1, search.Find(query, Today).Pages)
            .Select(page => most.Find(search, query with { Page = page }, Today)).ToList();

        Assert.True(pages.Count > 1);
        var entries = pages.SelectMany(p => p.Hits).Select(h => h.Entry).ToList();
        Assert.Equal(pages[0].Total, entries.Distinct().Count());
        Assert.Equal(pages[0].Total, entries.Count);
    }

    [Fact]
    public async Task Page_OfEntriesAllAlike_BeginsWithTheMenusFirst()
    {
        var (_, page) = await site.OpenAsync("/search?organisation=taipower&lang=en");
        Assert.Equal(
            $"/entries/{RealEngine.Shared.Script.Menu[0]}?lang=en",
            page.QuerySelector("ol.cards h3 a")!.GetAttribute("href"));
    }
}
