using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Search;
using BotService.Tests.Knowledge;
using static BotService.Tests.Search.Searches;

namespace BotService.Tests.Search;

/// <summary>Filters, order and pages.</summary>
public sealed class ListingTests
{
    private static readonly IReadOnlyDictionary<string, Entry> Entries = Small.Knowledge.Entries;

    private static readonly SearchQuery Everything = new(null, "zh-TW");

    [Fact]
    public void NoText_AndNoFilter_ListsEveryEntryOnce()
    {
        var all = Own.All(Everything);

        Assert.Equal(Entries.Count, all.Count);
        Assert.Equal(Entries.Keys.Order(), all.Select(h => h.Entry).Order());
    }

    [Fact]
    public void Filter_EachChoice_GivesWhatIsFiledThere()
    {
        var choices = Own.Choices("zh-TW");
        Check(choices.Organisations, id => Everything with { Organisation = id }, e => e.Organisation);
        Check(choices.Themes, id => Everything with { Theme = id }, e => e.Classes.Theme);
        Check(choices.Administrations, id => Everything with { Administration = id }, e => e.Classes.Administration);
        Check(choices.Services, id => Everything with { Service = id }, e => e.Classes.Service);
        Check(choices.Kinds, id => Everything with { Kind = id }, e => KebabCase.Of(e.Kind));

        static void Check(IReadOnlyList<SearchTerm> terms, Func<string, SearchQuery> query, Func<Entry, string> of)
        {
            Assert.Equal(Entries.Values.Select(of).Distinct().Order(), terms.Select(t => t.Id).Order());
            foreach (var term in terms)
                Assert.Equal(
                    Entries.Values.Where(e => of(e) == term.Id).Select(e => e.Id).Order(),
                    Own.All(query(term.Id)).Select(h => h.Entry).Order());
        }
    }

    [Fact]
    public void Filter_ThatDoesNotExist_IsLeftOutAndSaidSo()
    {
        var result = Own.Find(Everything with { Organisation = "nobody\u0000<b>", Kind = "Procedure" }, Today);

        Assert.Equal(
            ["organisation", "kind"],
            result.Notices.Where(n => n.Kind == SearchNoticeKind.UnknownFilter).Select(n => n.Field));
        Assert.Equal(Entries.Count, result.Total);
        Assert.DoesNotContain(result.Notices, n => n.Text.Any(char.IsControl));
    }

    [Fact]
    public void UpdatedSince_TheDayItself_Counts()
    {
        var day = Entries.Values.Max(e => e.Updated);

        Assert.Equal(
            Entries.Values.Count(e => e.Updated >= day),
            Own.Find(Everything with { UpdatedSince = day }, Today).Total);
        Assert.Equal(0, Own.Find(Everything with { UpdatedSince = day.AddDays(1) }, Today).Total);
        Assert.Equal(0, Own.Find(Everything with { UpdatedSince = DateOnly.MaxValue }, Today).Total);
        Assert.Equal(Entries.Count, Own.Find(Everything with { UpdatedSince = DateOnly.MinValue }, Today).Total);
    }

    [Fact]
    public void Order_ByDate_IsNewestFirst()
    {
        var dates = Own.All(new("電費", "zh-TW") { Order = SearchOrder.Date }).Select(h => h.Updated).ToList();

        Assert.Equal(dates.OrderDescending(), dates);
    }

    [Fact]
    public void Order_ByTopic_FollowsTheCatalogueThenTheName()
    {
        var themes = Small.Knowledge.Catalogue.Classes["theme"].ToList();
        var shown = Own.All(new("電費", "en") { Order = SearchOrder.Topic }).Select(h => Entries[h.Entry]).ToList();

        Assert.Equal(
            shown.Select(e => themes.IndexOf(e.Classes.Theme)).Order(),
            shown.Select(e => themes.IndexOf(e.Classes.Theme)));
        Assert.All(shown.Zip(shown.Skip(1)).Where(p => p.First.Classes == p.Second.Classes),
            p => Assert.True(string.CompareOrdinal(p.First.Wordings["en"].Name, p.Second.Wordings["en"].Name) <= 0));
    }

    [Fact]
    public void Order_ByRelevance_IsBestFirst()
    {
        var scores = Own.All(new("電費 帳單", "zh-TW")).Select(h => h.Score).ToList();

        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public void Pages_OfTen_HoldEverythingOnce()
    {
        var result = Own.Find(Everything, Today);

        Assert.Equal(10, result.Hits.Count);
        Assert.Equal((result.Total + 9) / 10, result.Pages);
    }

    [Theory]
    [InlineData(0, SearchNoticeKind.PageBeforeFirst)]
    [InlineData(-1, SearchNoticeKind.PageBeforeFirst)]
    [InlineData(int.MinValue, SearchNoticeKind.PageBeforeFirst)]
    [InlineData(1_000_000_000, SearchNoticeKind.PageBeyondLast)]
    [InlineData(int.MaxValue, SearchNoticeKind.PageBeyondLast)]
    public void Page_ThatDoesNotExist_GivesTheNearestAndSaysSo(int page, SearchNoticeKind notice)
    {
        var result = Own.Find(Everything with { Page = page }, Today);

        Assert.Equal(notice, Assert.Single(result.Notices).Kind);
        Assert.Equal(page < 1 ? 1 : result.Pages, result.Page);
        Assert.NotEmpty(result.Hits);
    }

    [Fact]
    public void Sentence_NotInForce_IsNeitherFoundNorShown()
    {
        var knowledge = Small.Knowledge;
        var entry = knowledge.Entries["taipower.handover"];
        var version = entry.Versions[^1];
        var old = version with
        {
            InForce = new Period(new DateOnly(2020, 1, 1), version.InForce.From.AddDays(-1)),
            Facts = [.. version.Facts.Where(f => f.Id == "tenant")]
        };
        var now = version with { Facts = [.. version.Facts.Where(f => f.Id != "tenant")] };
        var search =
            Of(knowledge with
            {
                Entries = new Dictionary<string, Entry> { [entry.Id] = entry with { Versions = [old, now] } }
            });

        Assert.Empty(search.Find(new("先和房東談好", "zh-TW"), Today).Hits);
        Assert.Contains(
            "[房東]", Assert.Single(search.Find(new("房東", "zh-TW"), new DateOnly(2021, 1, 1)).Hits).Snippet.Shown(),
            StringComparison.Ordinal);
        Assert.False(search.Find(new("過戶", "zh-TW"), new DateOnly(2019, 1, 1)).Hits[0].InForce);
    }
}
